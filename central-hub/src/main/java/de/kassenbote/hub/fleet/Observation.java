package de.kassenbote.hub.fleet;

import de.kassenbote.routes.contract.EarlierEpoch;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.TillId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One till at one moment: what it told last, and what is recorded here. */
record Observation(TillId till, @Nullable Contact contact, RecordedTill recorded, Instant now) {
  /** Design §3.4: a till is online when a heartbeat was answered within this time. */
  static final Duration ONLINE_WITHIN = Duration.ofSeconds(30);

  /** Every sale waits for a moment; what waits longer is worth telling. */
  private static final Duration ORDINARY_WAIT = Duration.ofSeconds(5);

  private static final long LITTLE_DISK = 200L << 20;
  private static final long FEW_NUMBERS = 20;

  TillView view() {
    if (contact == null) {
      return neverSeen();
    }
    Heartbeat told = contact.heartbeat();
    long unsent = unsent(told);
    long ahead = aheadSeconds(contact);
    return new TillView(
        till,
        state(told, unsent, ahead),
        isOnline(contact),
        contact.at(),
        told.epoch(),
        told.lastSeq(),
        watermark(told),
        unsent,
        unsent == 0 ? 0 : told.unsentValue(),
        told.currency(),
        unsent == 0 ? null : told.oldestUnsent().minusSeconds(ahead),
        contact.catalogCurrentAt(),
        recorded.receipts(),
        recorded.receiptsToday(),
        told.deadLetters() + recorded.deadLetters(),
        recorded.alarms(),
        told.numbersLeft(),
        told.freeDiskBytes(),
        told.softwareVersion(),
        ahead,
        told.broker());
  }

  TillDetail detail(List<FeedState> feeds) {
    if (contact == null) {
      return new TillDetail(view(), null, List.of(), List.of());
    }
    Heartbeat told = contact.heartbeat();
    Map<String, Instant> currentAt = contact.feedsCurrentAt();
    List<FeedView> views =
        feeds.stream().sorted(Comparator.comparing(FeedState::scope)).map(f -> FeedView.of(f, currentAt.get(f.scope().toString()))).toList();
    return new TillDetail(view(), told.conflict(), views, told.queues());
  }

  private TillView neverSeen() {
    TillState state = recorded.deadLetters() + recorded.alarms() > 0 ? TillState.PROBLEM : TillState.NEVER_SEEN;
    return new TillView(
        till, state, false, null, recorded.epoch(), 0, recorded.watermark(), 0, 0, "EUR", null, null,
        recorded.receipts(), recorded.receiptsToday(), recorded.deadLetters(), recorded.alarms(), 0, 0, null, 0, null);
  }

  private TillState state(Heartbeat told, long unsent, long ahead) {
    if (needsPerson(told) || TillView.isWrongClock(ahead)) {
      return TillState.PROBLEM;
    }
    if (contact == null || !isOnline(contact)) {
      return TillState.AWAY;
    }
    boolean waiting = unsent > 0 && told.oldestUnsent().plus(ORDINARY_WAIT).isBefore(told.sentAt());
    return waiting ? TillState.SENDING : TillState.ONLINE;
  }

  private boolean needsPerson(Heartbeat told) {
    return told.deadLetters() + recorded.deadLetters() + recorded.alarms() > 0
        || told.broker() != null
        || told.freeDiskBytes() < LITTLE_DISK
        || told.numbersLeft() < FEW_NUMBERS;
  }

  /** A heartbeat is a moment old at most: what is more is the clocks'. */
  private static long aheadSeconds(Contact last) {
    return Duration.between(last.at(), last.heartbeat().sentAt()).toSeconds();
  }

  private boolean isOnline(Contact last) {
    return !last.at().plus(ONLINE_WITHIN).isBefore(now);
  }

  /** What arrived since the heartbeat no longer counts, but of what the till took over of earlier installations. */
  private long unsent(Heartbeat told) {
    long rescued = told.earlier().stream().mapToLong(EarlierEpoch::out).sum();
    return Math.max(0, told.lastSeq() - watermark(told)) + rescued;
  }

  private long watermark(Heartbeat told) {
    return recorded.epoch() == told.epoch() ? recorded.watermark() : 0;
  }
}
