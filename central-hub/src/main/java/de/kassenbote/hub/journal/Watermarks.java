package de.kassenbote.hub.journal;

import de.kassenbote.database.Database;
import de.kassenbote.database.SqlStates;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** One row per till and epoch: up to where the journal is complete. Whoever records holds the row's lock first. */
public final class Watermarks {
  private static final String SELECT = "SELECT till, epoch, seq, hash FROM journal_watermark ";

  private Watermarks() {}

  /**
   * How far a journal is complete, and the chain's hash there.
   *
   * @param seq 0 = nothing recorded, or not the first entry
   */
  public record Mark(TillId till, int epoch, long seq, String hash) {
    /** As the till is told. */
    Watermark told() {
      return new Watermark(epoch, seq, hash);
    }
  }

  /** All of them, by till and epoch. */
  public static List<Mark> all(Handle tx) {
    return tx.createQuery(SELECT + "ORDER BY till, epoch").map(Watermarks::mark).list();
  }

  /** Those of one till, by epoch. */
  static List<Mark> of(Handle tx, TillId till) {
    return tx.createQuery(SELECT + "WHERE till = :till ORDER BY epoch")
        .bind("till", till.value())
        .map(Watermarks::mark)
        .list();
  }

  public static long seq(Handle tx, TillId till, int epoch) {
    return find(tx, till, epoch).map(Mark::seq).orElse(0L);
  }

  /** In a transaction of its own, because two workers may meet here and a refused row would end the one that records. */
  static void begin(Database database, TillId till, int epoch, Instant now) {
    try {
      database.useTransaction(
          tx -> {
            if (find(tx, till, epoch).isEmpty()) {
              insert(tx, till, epoch, now);
            }
          });
    } catch (RuntimeException e) {
      if (!SqlStates.isDuplicateKey(e)) {
        throw e;
      }
    }
  }

  /** Locks the row until the transaction ends; empty when {@link #begin} is still to come. */
  static Optional<Mark> lock(Handle tx, TillId till, int epoch, Instant now) {
    return touch(tx, till, epoch, now) ? find(tx, till, epoch) : Optional.empty();
  }

  static Optional<Mark> find(Handle tx, TillId till, int epoch) {
    return tx.createQuery(SELECT + "WHERE till = :till AND epoch = :epoch")
        .bind("till", till.value())
        .bind("epoch", epoch)
        .map(Watermarks::mark)
        .findOne();
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
    return new Mark(new TillId(rs.getString(1)), rs.getInt(2), rs.getLong(3), rs.getString(4));
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
