package de.kassenbote.hub.journal;

import de.kassenbote.database.Database;
import de.kassenbote.database.SqlStates;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** One row per till and epoch: up to where the journal is complete. Whoever records holds the row's lock first. */
public final class Watermarks {
  private Watermarks() {}

  /**
   * How far a journal is complete, and the chain's hash there.
   *
   * @param seq 0 = nothing recorded, or not the first entry
   */
  public record Mark(TillId till, int epoch, long seq, String hash) {}

  /** All of them, by till and epoch. */
  public static List<Mark> all(Handle tx) {
    return tx.createQuery("SELECT till, epoch, seq, hash FROM journal_watermark ORDER BY till, epoch").map(Watermarks::mark).list();
  }

  /** Those of one till, by epoch. */
  static List<Mark> of(Handle tx, TillId till) {
    return tx.createQuery("SELECT till, epoch, seq, hash FROM journal_watermark WHERE till = :till ORDER BY epoch")
        .bind("till", till.value())
        .map(Watermarks::mark)
        .list();
  }

  public static long seq(Handle tx, TillId till, int epoch) {
    return tx.createQuery("SELECT seq FROM journal_watermark WHERE till = :till AND epoch = :epoch")
        .bind("till", till.value())
        .bind("epoch", epoch)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /** In a transaction of its own, because two workers may meet here and a refused row would end the one that records. */
  static void ensure(Database database, TillId till, int epoch, Instant now) {
    try {
      database.useTransaction(
          tx -> {
            if (!touch(tx, till, epoch, now)) {
              insert(tx, till, epoch, now);
            }
          });
    } catch (RuntimeException e) {
      if (!SqlStates.isDuplicateKey(e)) {
        throw e;
      }
    }
  }

  /** Locks the row until the transaction ends. */
  static long lock(Handle tx, TillId till, int epoch, Instant now) {
    if (!touch(tx, till, epoch, now)) {
      throw new IllegalStateException("watermark of till %s, epoch %d is missing".formatted(till, epoch));
    }
    return seq(tx, till, epoch);
  }

  static void move(Handle tx, TillId till, int epoch, long seq) {
    tx.createUpdate(
            """
            UPDATE journal_watermark SET seq = :seq, hash =
              (SELECT e.hash FROM journal_entry e WHERE e.till = :till AND e.epoch = :epoch AND e.seq = :seq)
            WHERE till = :till AND epoch = :epoch
            """)
        .bind("seq", seq)
        .bind("till", till.value())
        .bind("epoch", epoch)
        .execute();
  }

  private static Mark mark(ResultSet rs, StatementContext context) throws SQLException {
    return new Mark(new TillId(rs.getString("till")), rs.getInt("epoch"), rs.getLong("seq"), rs.getString("hash"));
  }

  private static boolean touch(Handle tx, TillId till, int epoch, Instant now) {
    return tx.createUpdate("UPDATE journal_watermark SET heard_at = :now WHERE till = :till AND epoch = :epoch")
            .bind("now", now.toEpochMilli())
            .bind("till", till.value())
            .bind("epoch", epoch)
            .execute()
        == 1;
  }

  private static void insert(Handle tx, TillId till, int epoch, Instant now) {
    tx.createUpdate("INSERT INTO journal_watermark (till, epoch, seq, hash, heard_at) VALUES (:till, :epoch, 0, :hash, :now)")
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("hash", JournalEntry.genesis(till, epoch))
        .bind("now", now.toEpochMilli())
        .execute();
  }
}
