package de.kassenbote.routes.relayjournal;

import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Limits;
import de.kassenbote.routes.envelope.Packed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which journal entries go into the next envelope: with the next tick while the way is free, all that were
 * written since the one before; every 30 s or 500 entries while it is not. So at a busy till and on a slow line envelopes
 * hold more instead of becoming more. What the hub asks for again comes first. How far it is lives in memory only: the
 * database says what is unconfirmed, and sending twice is harmless.
 */
public final class RelayJournal {
  /** How often {@link #next} is to be asked. */
  static final Duration TICK = Duration.ofMillis(100);

  /** One envelope in a tick, wherever in it that one was packed. */
  private static final Duration PAUSE_FREE = TICK.dividedBy(2);

  private static final Duration PAUSE_OFFLINE = Duration.ofSeconds(30);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration PAUSE_UNWOKEN = Duration.ofSeconds(1);

  private final CommittedJournal journal;
  private final BooleanSupplier free;
  private final Clock clock;
  private final Deque<SeqRange> again = new ArrayDeque<>();
  private long relayed;
  private @Nullable SeqRange onItsWay;
  private long seen;
  private Instant lastAttempt;
  private Instant lastPacked = Instant.EPOCH;
  private Instant lastLook = Instant.EPOCH;
  private volatile boolean woken = true;

  /**
   * @param alreadyRelayed the last seq found in {@code journal.out} at start; 0 = the queue is empty
   * @param free whether an envelope put there now sets off at once, or nearly
   */
  public RelayJournal(CommittedJournal journal, long alreadyRelayed, BooleanSupplier free, Clock clock) {
    this.journal = journal;
    this.free = free;
    this.clock = clock;
    this.relayed = Math.min(Math.max(alreadyRelayed, journal.confirmedSeq()), journal.lastSeq());
    this.lastAttempt = clock.instant();
  }

  /** There may be a new entry. Without this the journal is looked at once a second. */
  public void wake() {
    woken = true;
  }

  /** The envelope that is due now, if any; it counts as relayed only when {@link #relayed} follows. */
  public synchronized Optional<Packed> next() {
    boolean failed = onItsWay != null;
    if (failed && since(lastAttempt).compareTo(PAUSE_AFTER_FAILURE) < 0) {
      return Optional.empty();
    }
    onItsWay = null;
    return missing().or(this::due).flatMap(this::pack);
  }

  /** The envelope of the last {@link #next} is safely in {@code journal.out}. */
  public synchronized void relayed() {
    if (onItsWay != null && onItsWay.from() <= relayed + 1) {
      relayed = Math.max(relayed, onItsWay.to());
    }
    onItsWay = null;
  }

  /**
   * The hub misses these entries. While some that it asked for before have not set off yet, nothing is added: on a slow
   * line it asks for the same ones with every answer.
   */
  public synchronized void again(List<SeqRange> ranges) {
    if (again.isEmpty()) {
      again.addAll(ranges);
    }
  }

  /** Everything after {@code seq} is to be relayed once more. */
  public synchronized void startAgainAfter(long seq) {
    relayed = Math.min(relayed, seq);
    woken = true;
  }

  private Optional<SeqRange> missing() {
    return again.isEmpty() || !free.getAsBoolean() ? Optional.empty() : Optional.of(again.remove());
  }

  private Optional<SeqRange> due() {
    boolean isFree = free.getAsBoolean();
    if (!isEnough(isFree) && !isTimeToLook(isFree)) {
      return Optional.empty();
    }
    woken = !isFree;
    lastLook = clock.instant();
    seen = journal.lastSeq();
    boolean isTime = isEnough(isFree) || since(lastAttempt).compareTo(PAUSE_OFFLINE) >= 0;
    return seen > relayed && isTime ? Optional.of(new SeqRange(relayed + 1, seen)) : Optional.empty();
  }

  /** For an envelope without waiting any longer. */
  private boolean isEnough(boolean isFree) {
    return seen - relayed >= (isFree ? 1 : Limits.ITEMS);
  }

  private boolean isTimeToLook(boolean isFree) {
    boolean gathers = isFree && since(lastPacked).compareTo(PAUSE_FREE) < 0;
    return !gathers && ((woken && isFree) || since(lastLook).compareTo(PAUSE_UNWOKEN) >= 0);
  }

  private Optional<Packed> pack(SeqRange range) {
    lastAttempt = clock.instant();
    int most = (int) Math.min(Limits.ITEMS, range.to() - range.from() + 1);
    List<JournalEntry> entries = journal.after(range.from() - 1, most);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    JournalEnvelope envelope = EnvelopeFitting.longest(entries);
    onItsWay = new SeqRange(envelope.from(), envelope.to());
    woken = true;
    lastPacked = lastAttempt;
    keepRest(range, envelope);
    return Optional.of(JournalEnvelopeCodec.pack(envelope));
  }

  /** What did not fit of a range that the hub asked for; anything else stays due by itself. */
  private void keepRest(SeqRange range, JournalEnvelope envelope) {
    if (range.to() <= relayed && envelope.to() < range.to()) {
      again.addFirst(new SeqRange(envelope.to() + 1, range.to()));
    }
  }

  private Duration since(Instant moment) {
    return Duration.between(moment, clock.instant());
  }
}
