package de.kassenbote.hub.projection;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * How far the projections are behind the recorded journals. Read from watermarks and cursors, one of each for a till's
 * installation, and one entry for each journal that is behind: not the longer the more is recorded.
 *
 * @param entries recorded and complete, not projected
 * @param oldest when the oldest of them was recorded; empty = none
 */
public record ProjectionLag(long entries, Optional<Instant> oldest) {
  public static ProjectionLag read(Handle tx) {
    long recorded = tx.createQuery("SELECT COALESCE(SUM(seq), 0) FROM journal_watermark").mapTo(Long.class).one();
    Optional<Long> oldest = Stream.concat(begun(tx), untouched(tx)).min(Long::compare);
    return new ProjectionLag(Math.max(0, recorded - Cursors.sum(tx)), oldest.map(Instant::ofEpochMilli));
  }

  /** A sub-query for each journal, and no join: a database that chose the wrong order would read every entry. */
  private static Stream<Long> begun(Handle tx) {
    return times(
        tx,
        """
        SELECT (SELECT e.recorded_at FROM journal_entry e WHERE e.till = c.till AND e.epoch = c.epoch AND e.seq = c.seq + 1)
        FROM journal_watermark w JOIN projection_cursor c ON c.till = w.till AND c.epoch = w.epoch
        WHERE c.seq < w.seq
        """);
  }

  private static Stream<Long> untouched(Handle tx) {
    return times(
        tx,
        """
        SELECT (SELECT e.recorded_at FROM journal_entry e WHERE e.till = w.till AND e.epoch = w.epoch AND e.seq = 1)
        FROM journal_watermark w
        WHERE w.seq > 0 AND NOT EXISTS (SELECT 1 FROM projection_cursor c WHERE c.till = w.till AND c.epoch = w.epoch)
        """);
  }

  private static Stream<Long> times(Handle tx, String sql) {
    return tx.createQuery(sql).mapTo(Long.class).list().stream().filter(Objects::nonNull);
  }
}
