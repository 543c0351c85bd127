package de.kassenbote.synclog;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.RowBatch;
import de.kassenbote.routes.contract.StorableText;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.synclog.Exchanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table of notes, the same in every database. */
final class NoteTable {
  private static final int LONGEST_PART = 80;
  private static final int LONGEST_DETAIL = 200;

  private NoteTable() {}

  static void insert(Handle tx, List<Unwritten> notes) {
    PreparedBatch batch =
        tx.prepareBatch(
            """
            INSERT INTO sync_log (noted_at, till, direction, what, part, from_no, to_no, items, bytes, outcome, took_ms, detail)
            VALUES (:notedAt, :till, :direction, :what, :part, :from, :to, :items, :bytes, :outcome, :took, :detail)
            """);
    for (Unwritten note : notes) {
      Exchanged exchanged = note.exchanged();
      batch
          .bind("notedAt", note.notedAt().toEpochMilli())
          .bindBySqlType("till", exchanged.till() == null ? null : exchanged.till().value(), Types.VARCHAR)
          .bind("direction", exchanged.direction().name())
          .bind("what", exchanged.what().name())
          .bind("part", text(exchanged.part(), LONGEST_PART))
          .bind("from", exchanged.from())
          .bind("to", exchanged.to())
          .bind("items", exchanged.items())
          .bind("bytes", exchanged.bytes())
          .bind("outcome", exchanged.result().name())
          .bind("took", exchanged.tookMillis())
          .bindBySqlType("detail", text(exchanged.detail(), LONGEST_DETAIL), Types.VARCHAR)
          .add();
    }
    batch.execute();
  }

  /** The latest first. */
  static List<Note> list(Handle tx, NoteFilter filter, int limit) {
    return filter
        .bind(
            tx.createQuery(
                "SELECT id, noted_at, till, direction, what, part, from_no, to_no, items, bytes, outcome, took_ms, detail FROM "
                    + IndexHints.byIndex("sync_log", filter.till() == null ? "sync_log_latest" : "sync_log_till")
                    + filter.where()
                    + "ORDER BY id DESC FETCH FIRST %d ROWS ONLY".formatted(limit)))
        .map(NoteTable::note)
        .list();
  }

  /**
   * Deletes among the oldest {@code step} notes those from before {@code cutoff}, and those that are too many. Each by its id:
   * for a range Derby would read the whole table, which this is asked far too often for.
   *
   * @return how many were deleted
   */
  static int prune(Handle tx, Instant cutoff, long mostRows, int step) {
    long tooMany = latest(tx) - mostRows;
    if (old(tx, cutoff, tooMany, 1).isEmpty()) {
      return 0;
    }
    List<Long> old = old(tx, cutoff, tooMany, step);
    RowBatch.write(tx, "DELETE FROM sync_log WHERE id = ?", old, id -> new Object[] {id});
    return old.size();
  }

  /** Those among the oldest {@code some}. */
  private static List<Long> old(Handle tx, Instant cutoff, long tooMany, int some) {
    return tx
        .createQuery(
            "SELECT id, noted_at FROM %sORDER BY id FETCH FIRST %d ROWS ONLY".formatted(IndexHints.byPrimaryKey("sync_log"), some))
        .map((rs, ctx) -> Map.entry(rs.getLong(1), rs.getLong(2)))
        .stream()
        .filter(note -> note.getValue() < cutoff.toEpochMilli() || note.getKey() <= tooMany)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static long latest(Handle tx) {
    return tx.createQuery("SELECT COALESCE(MAX(id), 0) FROM sync_log").mapTo(Long.class).one();
  }

  private static @Nullable String text(@Nullable String text, int longest) {
    return text == null ? null : StorableText.repaired(text.substring(0, Math.min(text.length(), longest)));
  }

  private static Note note(ResultSet rs, StatementContext context) throws SQLException {
    String till = rs.getString("till");
    return new Note(
        rs.getLong("id"),
        Instant.ofEpochMilli(rs.getLong("noted_at")),
        new Exchanged(
            till == null ? null : new TillId(till),
            Exchanged.Direction.valueOf(rs.getString("direction")),
            Exchanged.What.valueOf(rs.getString("what")),
            rs.getString("part"),
            rs.getLong("from_no"),
            rs.getLong("to_no"),
            rs.getInt("items"),
            rs.getInt("bytes"),
            Exchanged.Result.valueOf(rs.getString("outcome")),
            rs.getLong("took_ms"),
            rs.getString("detail")));
  }
}
