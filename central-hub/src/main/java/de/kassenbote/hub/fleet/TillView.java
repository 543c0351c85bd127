package de.kassenbote.hub.fleet;

import de.kassenbote.routes.contract.TillId;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One till as it is shown. What comes from the till is as old as {@code contactedAt}.
 *
 * @param online whether a heartbeat was answered within 30 s
 * @param contactedAt the last heartbeat; absent = never
 * @param unsentCount entries that are not here yet, as far as is known
 * @param unsentValue sum of the receipts among them, in minor units
 * @param oldestUnsent absent when there is none
 * @param catalogCurrentAt when its catalogs were last known to be as new as the hub's; absent = never
 * @param watermark everything up to here is durable here
 * @param receipts built from the recorded entries
 * @param deadLetters on both sides
 * @param numbersLeft receipt numbers
 * @param clockAheadSeconds how far the till's clock was ahead of the hub's at that contact; negative = behind
 * @param broker what is wrong with the till's broker, or was within the last hour, as the till says; absent while nothing is
 */
public record TillView(
    TillId till,
    TillState state,
    boolean online,
    @Nullable Instant contactedAt,
    int epoch,
    long lastSeq,
    long watermark,
    long unsentCount,
    long unsentValue,
    String currency,
    @Nullable Instant oldestUnsent,
    @Nullable Instant catalogCurrentAt,
    long receipts,
    long receiptsToday,
    long deadLetters,
    long alarms,
    long numbersLeft,
    long freeDiskBytes,
    @Nullable String softwareVersion,
    long clockAheadSeconds,
    @Nullable String broker) {
  private static final long CLOCK_TOLERANCE_SECONDS = 60;

  /** What needs attention first comes first. */
  public static final Comparator<TillView> WORST_FIRST =
      Comparator.comparing(TillView::state)
          .thenComparing(TillView::unsentCount, Comparator.reverseOrder())
          .thenComparing(v -> v.contactedAt() == null ? Instant.MAX : v.contactedAt())
          .thenComparing(TillView::till);

  public boolean hasWrongClock() {
    return isWrongClock(clockAheadSeconds);
  }

  /** Whether a clock that is so many seconds ahead of the hub's, or behind it, needs a person. */
  public static boolean isWrongClock(long ahead) {
    return Math.abs(ahead) > CLOCK_TOLERANCE_SECONDS;
  }
}
