package de.kassenbote.till.journal;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The one row that says whose journal this is and where it ends. */
record Head(TillId till, int epoch, long lastSeq, String lastHash, long confirmedSeq) {
  static Head start(TillId till, int epoch) {
    return new Head(till, epoch, 0, JournalEntry.genesis(till, epoch), 0);
  }

  static Optional<Head> find(Handle handle) {
    return handle
        .createQuery("SELECT till, epoch, last_seq, last_hash, confirmed_seq FROM journal_head")
        .map((row, context) -> of(row))
        .findOne();
  }

  static Head read(Handle handle) {
    return find(handle).orElseThrow(() -> new IllegalStateException("the journal is not bound to a till"));
  }

  /** WITH RS keeps the row's update lock to the end of the transaction: one writer at a time, readers go on. */
  static Head locked(Handle transaction) {
    return transaction
        .createQuery(
            """
            SELECT till, epoch, last_seq, last_hash, confirmed_seq FROM journal_head
            WHERE id = 1 FOR UPDATE WITH RS""")
        .map((row, context) -> of(row))
        .one();
  }

  void insert(Handle transaction) {
    transaction
        .createUpdate(
            """
            INSERT INTO journal_head (id, till, epoch, last_seq, last_hash, confirmed_seq)
            VALUES (1, :till, :epoch, :seq, :hash, :confirmed)""")
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("seq", lastSeq)
        .bind("hash", lastHash)
        .bind("confirmed", confirmedSeq)
        .execute();
  }

  void update(Handle transaction) {
    transaction
        .createUpdate(
            """
            UPDATE journal_head SET epoch = :epoch, last_seq = :seq, last_hash = :hash, confirmed_seq = :confirmed
            WHERE id = 1""")
        .bind("epoch", epoch)
        .bind("seq", lastSeq)
        .bind("hash", lastHash)
        .bind("confirmed", confirmedSeq)
        .execute();
  }

  Head after(JournalEntry entry) {
    return new Head(till, epoch, entry.key().seq(), entry.hash(), confirmedSeq);
  }

  Head confirmed(long seq) {
    return new Head(till, epoch, lastSeq, lastHash, seq);
  }

  private static Head of(ResultSet row) throws SQLException {
    return new Head(
        new TillId(row.getString("till")),
        row.getInt("epoch"),
        row.getLong("last_seq"),
        row.getString("last_hash"),
        row.getLong("confirmed_seq"));
  }
}
