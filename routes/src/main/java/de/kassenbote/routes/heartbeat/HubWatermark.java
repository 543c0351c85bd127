package de.kassenbote.routes.heartbeat;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.HeartbeatAnswer;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.relayjournal.CommittedJournal;
import de.kassenbote.routes.relayjournal.RelayJournal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the till concludes from the hub's watermark. A higher one is kept. A lower one than the till had named in the
 * heartbeat that is answered means that the hub was restored from a backup: everything after it is sent again. One that
 * does not move for a minute while the way up is empty means that something got lost: the same. One whose hash is not that
 * of the till's own entry speaks of another copy of this till: nothing is confirmed by it, and {@link #conflict} says so.
 */
public final class HubWatermark {
  private static final Logger log = LoggerFactory.getLogger(HubWatermark.class);

  private final CommittedJournal journal;
  private final RelayJournal relay;
  private final EarlierInstallations earlier;
  private final LongSupplier journalOutDepth;
  private final Duration patience;
  private final Clock clock;
  private Instant lastProgress;
  private volatile @Nullable String conflict;
  private volatile long copied;
  private volatile Consumer<String> certificates = next -> {};

  /**
   * @param journalOutDepth messages in the local queue
   * @param patience how long the watermark may stand still
   */
  public HubWatermark(
      CommittedJournal journal, RelayJournal relay, LongSupplier journalOutDepth, Duration patience, Clock clock) {
    this(journal, relay, EarlierInstallations.NONE, journalOutDepth, patience, clock);
  }

  /** The same, of a till that may have taken over something of earlier installations. */
  public HubWatermark(
      CommittedJournal journal,
      RelayJournal relay,
      EarlierInstallations earlier,
      LongSupplier journalOutDepth,
      Duration patience,
      Clock clock) {
    this.journal = journal;
    this.relay = relay;
    this.earlier = earlier;
    this.journalOutDepth = journalOutDepth;
    this.patience = patience;
    this.clock = clock;
    this.lastProgress = clock.instant();
  }

  /**
   * Takes one message of the till's reply queue.
   *
   * @param type see {@link MessageType}
   * @throws RejectedMessage when it is none of the known ones
   */
  public void hear(@Nullable String type, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    switch (String.valueOf(type)) {
      case MessageType.WATERMARK -> hear(Contract.read(bytes, Watermark.class));
      case MessageType.HEARTBEAT_ANSWER -> hear(Contract.read(bytes, HeartbeatAnswer.class));
      default -> throw new RejectedMessage("reply of unknown type '" + type + "'");
    }
  }

  /** Who takes the till's next certificate, in PEM with the authority's. */
  public void onCertificates(Consumer<String> taker) {
    certificates = taker;
  }

  /** Why the hub's entries of this till are not this till's, one sentence; empty while they are. */
  public Optional<String> conflict() {
    return Optional.ofNullable(conflict);
  }

  /** That another copy of this till is, or was, in use, although the hub goes on with this one; one sentence, empty while it is not. */
  public Optional<String> copy() {
    return copied == 0
        ? Optional.empty()
        : Optional.of(
            "the hub was sent %d other entries under keys of till %s: a copy of its data directory is, or was, in use"
                .formatted(copied, journal.till()));
  }

  private synchronized void hear(Watermark watermark) {
    if (watermark.epoch() != journal.epoch()) {
      earlier.hear(watermark);
      return;
    }
    if (isOurs(watermark)) {
      advance(watermark.seq());
    }
  }

  /** The present journal first: what is wrong with an earlier one holds it up no longer than that. */
  private synchronized void hear(HeartbeatAnswer answer) {
    noteCopy(answer);
    if (isOurs(answer.watermark())) {
      compare(answer);
    }
    Optional.ofNullable(answer.certificates()).ifPresent(certificates);
    answer.earlier().forEach(earlier::hear);
  }

  private void compare(HeartbeatAnswer answer) {
    long seq = answer.watermark().seq();
    if (seq < Math.min(answer.confirmedSeq(), journal.confirmedSeq())) {
      restored(seq);
    } else {
      advance(seq);
    }
    relay.again(answer.missing());
    lookForLoss();
  }

  private void noteCopy(HeartbeatAnswer answer) {
    Long told = answer.quarantined();
    boolean isNew = told != null && copied == 0;
    copied = told == null ? 0 : told;
    if (isNew) {
      log.error("{}", copy().orElse(""));
    }
  }

  private boolean isOurs(Watermark watermark) {
    if (watermark.epoch() != journal.epoch()) {
      return false;
    }
    String before = conflict;
    conflict = conflictWith(watermark);
    if (conflict != null && !conflict.equals(before)) {
      log.error("{}", conflict);
    }
    return conflict == null;
  }

  private @Nullable String conflictWith(Watermark watermark) {
    long seq = watermark.seq();
    long last = journal.lastSeq();
    if (seq > last) {
      return "the hub has %d entries of till %s, the journal here ends at %d: this is a copy of the till, or was restored from a backup"
          .formatted(seq, journal.till(), last);
    }
    return ownHash(seq).equals(watermark.hash())
        ? null
        : "entry %d of till %s at the hub is another than here: this is a copy of the till, or was restored from a backup"
            .formatted(seq, journal.till());
  }

  private String ownHash(long seq) {
    return seq == 0 ? JournalEntry.genesis(journal.till(), journal.epoch()) : journal.after(seq - 1, 1).get(0).hash();
  }

  private void advance(long seq) {
    if (seq > journal.confirmedSeq()) {
      journal.confirm(seq);
      lastProgress = clock.instant();
    }
  }

  private void restored(long seq) {
    log.warn("the hub stands at {} but had confirmed {}: it was restored, sending again from there", seq, journal.confirmedSeq());
    journal.confirm(seq);
    relay.startAgainAfter(seq);
    lastProgress = clock.instant();
  }

  private void lookForLoss() {
    boolean nothingToDo = journal.confirmedSeq() == journal.lastSeq() || journalOutDepth.getAsLong() > 0;
    if (nothingToDo) {
      lastProgress = clock.instant();
    } else if (lastProgress.plus(patience).isBefore(clock.instant())) {
      log.warn("no progress at the hub since {} although all is sent: sending again after {}", lastProgress, journal.confirmedSeq());
      relay.startAgainAfter(journal.confirmedSeq());
      lastProgress = clock.instant();
    }
  }
}
