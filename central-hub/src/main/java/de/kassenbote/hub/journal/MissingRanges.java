package de.kassenbote.hub.journal;

import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What a till is to send again: gaps before entries that came {@code patience} ago, and ranges noted as wanted. A range
 * noted by mistake is not asked for longer than an hour; a real loss shows as a gap, or the till notices it.
 */
final class MissingRanges {
  private static final Duration WANTED_FOR = Duration.ofHours(1);

  private final Duration patience;

  MissingRanges(Duration patience) {
    this.patience = patience;
  }

  List<SeqRange> at(Handle tx, TillId till, int epoch, Instant now) {
    List<SeqRange> ranges = new ArrayList<>(gaps(tx, till, epoch, now.minus(patience)));
    for (SeqRange wanted : wanted(tx, till, epoch, now.minus(WANTED_FOR))) {
      ranges.addAll(JournalEntries.lacking(tx, till, epoch, wanted));
    }
    return merged(ranges);
  }

  static void want(Handle tx, TillId till, int epoch, SeqRange range, Instant now) {
    int noted =
        tx.createUpdate(
                """
                UPDATE journal_wanted SET noted_at = :now
                WHERE till = :till AND epoch = :epoch AND from_seq = :from AND to_seq = :to
                """)
            .bind("now", now.toEpochMilli())
            .bind("till", till.value())
            .bind("epoch", epoch)
            .bind("from", range.from())
            .bind("to", range.to())
            .execute();
    if (noted == 0) {
      insert(tx, till, epoch, range, now);
    }
  }

  /** Forgets wanted ranges that the watermark has passed. */
  static void cameUpTo(Handle tx, TillId till, int epoch, long watermark) {
    tx.createUpdate("DELETE FROM journal_wanted WHERE till = :till AND epoch = :epoch AND to_seq <= :watermark")
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("watermark", watermark)
        .execute();
  }

  private static void insert(Handle tx, TillId till, int epoch, SeqRange range, Instant now) {
    tx.createUpdate(
            """
            INSERT INTO journal_wanted (till, epoch, from_seq, to_seq, noted_at) VALUES (:till, :epoch, :from, :to, :now)
            """)
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("from", range.from())
        .bind("to", range.to())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  private static List<SeqRange> wanted(Handle tx, TillId till, int epoch, Instant since) {
    return tx.createQuery(
            "SELECT from_seq, to_seq FROM journal_wanted WHERE till = :till AND epoch = :epoch AND noted_at >= :since")
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("since", since.toEpochMilli())
        .map((rs, ctx) -> new SeqRange(rs.getLong(1), rs.getLong(2)))
        .list();
  }

  /** A gap is as old as the entry behind it. */
  private static List<SeqRange> gaps(Handle tx, TillId till, int epoch, Instant recordedBefore) {
    return tx.createQuery(
            """
            SELECT (SELECT COALESCE(MAX(b.seq), 0) FROM journal_entry b
                    WHERE b.till = e.till AND b.epoch = e.epoch AND b.seq < e.seq) + 1, e.seq - 1
            FROM journal_entry e
            WHERE e.till = :till AND e.epoch = :epoch AND e.seq > :behind AND e.recorded_at <= :recordedBefore
              AND NOT EXISTS (SELECT 1 FROM journal_entry p WHERE p.till = e.till AND p.epoch = e.epoch AND p.seq = e.seq - 1)
            ORDER BY e.seq FETCH FIRST 50 ROWS ONLY
            """)
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("behind", Watermarks.seq(tx, till, epoch) + 1)
        .bind("recordedBefore", recordedBefore.toEpochMilli())
        .map((rs, ctx) -> new SeqRange(rs.getLong(1), rs.getLong(2)))
        .list();
  }

  private static List<SeqRange> merged(List<SeqRange> ranges) {
    List<SeqRange> merged = new ArrayList<>();
    ranges.sort(Comparator.comparingLong(SeqRange::from));
    for (SeqRange next : ranges) {
      SeqRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last == null || next.from() > last.to() + 1) {
        merged.add(next);
      } else {
        merged.set(merged.size() - 1, new SeqRange(last.from(), Math.max(last.to(), next.to())));
      }
    }
    return List.copyOf(merged);
  }
}
