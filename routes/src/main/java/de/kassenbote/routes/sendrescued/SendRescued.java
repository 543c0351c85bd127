package de.kassenbote.routes.sendrescued;

import de.kassenbote.routes.contract.EarlierHeld;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Limits;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.heartbeat.EarlierInstallations;
import de.kassenbote.routes.relayjournal.EnvelopeFitting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which entries that were taken over are sent next: those that the hub has just said to lack, and never before it said so, as
 * the hub may have got others under the same keys. What was sent and is still lacking a minute later goes again. How far it is lives in
 * memory only; sending twice is harmless.
 */
public final class SendRescued implements EarlierInstallations {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long FEW = 2;

  private final RescuedJournal journal;
  private final LongSupplier waiting;
  private final Clock clock;
  private final Map<Integer, Way> ways = new TreeMap<>();
  private @Nullable JournalEnvelope onItsWay;

  /**
   * @param waiting envelopes in {@code journal.out}
   */
  public SendRescued(RescuedJournal journal, LongSupplier waiting, Clock clock) {
    this.journal = journal;
    this.waiting = waiting;
    this.clock = clock;
  }

  @Override
  public void hear(Watermark watermark) {
    journal.settle(watermark);
  }

  @Override
  public synchronized void hear(EarlierHeld held) {
    journal.settle(held);
    Way before = ways.get(held.epoch());
    boolean again = before == null || (waiting.getAsLong() == 0 && before.since().plus(PATIENCE).isBefore(clock.instant()));
    ways.put(held.epoch(), new Way(again ? 0 : before.sentUpTo(), held.seenUpTo(), again ? clock.instant() : before.since()));
  }

  /** The next envelope, if one may be sent; it counts as sent only when {@link #sent} follows. */
  public synchronized Optional<Packed> next() {
    onItsWay = null;
    if (waiting.getAsLong() >= FEW) {
      return Optional.empty();
    }
    for (Map.Entry<Integer, Way> way : ways.entrySet()) {
      List<JournalEntry> entries = journal.out(way.getKey(), way.getValue().sentUpTo(), way.getValue().upTo(), Limits.ITEMS);
      if (!entries.isEmpty()) {
        onItsWay = EnvelopeFitting.longest(entries);
        return Optional.of(JournalEnvelopeCodec.pack(onItsWay));
      }
    }
    return Optional.empty();
  }

  /** The envelope of the last {@link #next} is safely in {@code journal.out}. */
  public synchronized void sent() {
    if (onItsWay != null) {
      JournalEnvelope envelope = onItsWay;
      ways.computeIfPresent(envelope.epoch(), (epoch, way) -> new Way(envelope.to(), way.upTo(), clock.instant()));
    }
    onItsWay = null;
  }

  /**
   * @param upTo so far the hub has said what it has
   * @param since when something was sent last, or was to be
   */
  private record Way(long sentUpTo, long upTo, Instant since) {}
}
