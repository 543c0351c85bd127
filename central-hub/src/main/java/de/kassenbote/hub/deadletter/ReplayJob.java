package de.kassenbote.hub.deadletter;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A replay of many letters.
 *
 * @param rate letters per second; absent = as fast as it goes
 * @param total letters that matched when it was asked for
 * @param sent letters on their way to a till, which will say whether they went through
 * @param failed letters that failed again
 * @param failedInARow the last ones of those tried
 * @param detail why it stopped by itself
 */
public record ReplayJob(
    long id,
    String askedBy,
    Instant askedAt,
    Selection selection,
    @Nullable Integer rate,
    long total,
    long lastId,
    long afterId,
    long replayed,
    long sent,
    long failed,
    long failedInARow,
    State state,
    @Nullable String detail,
    @Nullable Instant endedAt) {
  /** How far it is. */
  public enum State {
    RUNNING,
    DONE,
    /** Through, but some failed again. */
    PARTIAL,
    /** Gave up by itself: too many failed in a row. */
    STOPPED,
    CANCELLED
  }

  ReplayJob after(DeadLetter letter, Replay.Outcome outcome) {
    boolean again = outcome == Replay.Outcome.FAILED;
    return new ReplayJob(
        id, askedBy, askedAt, selection, rate, total, lastId, letter.id(),
        replayed + (outcome == Replay.Outcome.REPLAYED ? 1 : 0),
        sent + (outcome == Replay.Outcome.SENT ? 1 : 0),
        failed + (again ? 1 : 0),
        again ? failedInARow + 1 : 0,
        state, detail, endedAt);
  }

  ReplayJob ended(State how, @Nullable String why, Instant at) {
    return new ReplayJob(
        id, askedBy, askedAt, selection, rate, total, lastId, afterId, replayed, sent, failed, failedInARow, how, why, at);
  }

  String summary() {
    return "job %d %s: %d replayed, %d sent to tills, %d failed again, of %d"
        .formatted(id, state.name().toLowerCase(Locale.ROOT), replayed, sent, failed, total);
  }
}
