package de.kassenbote.hub.numbers;

import de.kassenbote.routes.contract.TillId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How many numbers a till had used at what time: one note a day, kept for a week. */
final class UseTable {
  private static final Duration APART = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofDays(7);

  private UseTable() {}

  /** What was used up to a moment. */
  record Note(Instant at, long used) {}

  /** Keeps it when the last note is a day old. */
  static void note(Handle h, TillId till, String kind, Instant now, long used) {
    Optional<Instant> last =
        h.select("SELECT MAX(noted_at) FROM number_use WHERE till = ? AND kind = ?", till.value(), kind).mapTo(Long.class).findOne().map(Instant::ofEpochMilli);
    if (last.isEmpty() || !last.get().plus(APART).isAfter(now)) {
      h.execute("DELETE FROM number_use WHERE till = ? AND kind = ? AND noted_at < ?", till.value(), kind, now.minus(KEPT).toEpochMilli());
      h.execute("INSERT INTO number_use (till, kind, noted_at, used) VALUES (?, ?, ?, ?)", till.value(), kind, now.toEpochMilli(), used);
    }
  }

  /** What another installation used says nothing of this one. */
  static void forget(Handle h, TillId till) {
    h.execute("DELETE FROM number_use WHERE till = ?", till.value());
  }

  /** The earliest note of the last week. */
  static Optional<Note> earliest(Handle h, TillId till, String kind) {
    return h.select(
            "SELECT noted_at, used FROM number_use WHERE till = ? AND kind = ? ORDER BY noted_at FETCH FIRST 1 ROWS ONLY", till.value(), kind)
        .map((row, c) -> new Note(Instant.ofEpochMilli(row.getLong(1)), row.getLong(2)))
        .findOne();
  }
}
