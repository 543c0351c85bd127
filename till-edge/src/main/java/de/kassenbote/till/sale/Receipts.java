package de.kassenbote.till.sale;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The receipts of this till, found by number, by idempotency key, or in the order of the journal. */
public final class Receipts {
  private static final String SELECT =
      """
      SELECT r.number, r.total_minor, r.currency, r.request_hash,
             e.epoch, e.seq, e.type, e.version, e.occurred_at, e.payload, e.hash
      FROM receipt r JOIN journal_entry e ON e.epoch = r.epoch AND e.seq = r.seq
      """;

  private final Database database;
  private final TillId till;

  public Receipts(Database database, TillId till) {
    this.database = database;
    this.till = till;
  }

  public Optional<SoldReceipt> byNumber(String number) {
    return database.read(
        handle ->
            handle
                .createQuery(SELECT + "WHERE r.number = :number")
                .bind("number", number)
                .map((row, context) -> sold(row))
                .findOne());
  }

  /** Those of that epoch with a higher seq, ascending, at most {@code limit}. */
  public List<SoldReceipt> after(int epoch, long seq, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    SELECT + "WHERE r.epoch = :epoch AND r.seq > :seq ORDER BY r.epoch, r.seq FETCH FIRST :limit ROWS ONLY")
                .bind("epoch", epoch)
                .bind("seq", seq)
                .bind("limit", limit)
                .map((row, context) -> sold(row))
                .list());
  }

  /** What was sold under a key, and the hash of the request that asked for it. */
  record Keyed(SoldReceipt sold, String requestHash) {}

  Optional<Keyed> byKey(String key) {
    return database.read(handle -> byKey(handle, key));
  }

  Optional<Keyed> byKey(Handle handle, String key) {
    return handle
        .createQuery(SELECT + "WHERE r.idempotency_key = :key")
        .bind("key", key)
        .map((row, context) -> new Keyed(sold(row), row.getString("request_hash")))
        .findOne();
  }

  static void insert(Handle transaction, EntryKey entry, Receipt receipt, String requestHash) {
    transaction
        .createUpdate(
            """
            INSERT INTO receipt (number, epoch, seq, idempotency_key, request_hash, total_minor, currency, sold_at)
            VALUES (:number, :epoch, :seq, :key, :hash, :minor, :currency, :soldAt)""")
        .bind("number", receipt.number())
        .bind("epoch", entry.epoch())
        .bind("seq", entry.seq())
        .bind("key", receipt.idempotencyKey())
        .bind("hash", requestHash)
        .bind("minor", receipt.total().minor())
        .bind("currency", receipt.total().currency())
        .bind("soldAt", receipt.soldAt().toEpochMilli())
        .execute();
  }

  private SoldReceipt sold(ResultSet row) throws SQLException {
    JournalEntry entry =
        new JournalEntry(
            new EntryKey(till, row.getInt("epoch"), row.getLong("seq")),
            row.getString("type"),
            row.getInt("version"),
            Instant.ofEpochMilli(row.getLong("occurred_at")),
            row.getBytes("payload"),
            row.getString("hash"));
    return new SoldReceipt(row.getString("number"), Money.of(row.getLong("total_minor"), row.getString("currency")), entry);
  }
}
