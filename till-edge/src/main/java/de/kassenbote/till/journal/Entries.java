package de.kassenbote.till.journal;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Journal entries as rows. */
public final class Entries {
  private Entries() {}

  static void insert(Handle transaction, JournalEntry entry) {
    transaction
        .createUpdate(
            """
            INSERT INTO journal_entry (epoch, seq, type, version, occurred_at, payload, hash)
            VALUES (:epoch, :seq, :type, :version, :occurredAt, :payload, :hash)""")
        .bind("epoch", entry.key().epoch())
        .bind("seq", entry.key().seq())
        .bind("type", entry.type())
        .bind("version", entry.version())
        .bind("occurredAt", entry.occurredAt().toEpochMilli())
        .bind("payload", entry.payload())
        .bind("hash", entry.hash())
        .execute();
  }

  static List<JournalEntry> after(Handle handle, TillId till, int epoch, long seq, int max) {
    return handle
        .createQuery(
            """
            SELECT epoch, seq, type, version, occurred_at, payload, hash FROM journal_entry
            WHERE epoch = :epoch AND seq > :seq ORDER BY seq FETCH FIRST :max ROWS ONLY""")
        .bind("epoch", epoch)
        .bind("seq", seq)
        .bind("max", max)
        .map((row, context) -> of(till, row))
        .list();
  }

  /** Those that are there, ascending. */
  static List<JournalEntry> between(Handle handle, TillId till, int epoch, long from, long to) {
    return handle
        .createQuery(
            """
            SELECT epoch, seq, type, version, occurred_at, payload, hash FROM journal_entry
            WHERE epoch = :epoch AND seq >= :from AND seq <= :to ORDER BY seq""")
        .bind("epoch", epoch)
        .bind("from", from)
        .bind("to", to)
        .map((row, context) -> of(till, row))
        .list();
  }

  /** Also of other tables with these columns. */
  public static JournalEntry of(TillId till, ResultSet row) throws SQLException {
    return new JournalEntry(
        new EntryKey(till, row.getInt("epoch"), row.getLong("seq")),
        row.getString("type"),
        row.getInt("version"),
        Instant.ofEpochMilli(row.getLong("occurred_at")),
        row.getBytes("payload"),
        row.getString("hash"));
  }
}
