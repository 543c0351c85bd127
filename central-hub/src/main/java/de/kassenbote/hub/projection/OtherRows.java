package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.Abort;
import de.kassenbote.routes.contract.CashMovement;
import de.kassenbote.routes.contract.DayClosing;
import de.kassenbote.routes.contract.EntryKey;
import org.jdbi.v3.core.Handle;

/** Documents that are no receipts, as rows. */
final class OtherRows {
  private OtherRows() {}

  static void insert(Handle tx, EntryKey key, Abort abort) {
    Keyed.bind(
            tx.createUpdate(
                """
                INSERT INTO receipt_abort (till, epoch, seq, document_number, aborted_at, cashier, line_count, reason)
                VALUES (:till, :epoch, :seq, :number, :abortedAt, :cashier, :lines, :reason)
                """),
            key)
        .bind("number", abort.number())
        .bind("abortedAt", Keyed.millis(abort.abortedAt()))
        .bind("cashier", abort.cashier())
        .bind("lines", abort.lines().size())
        .bind("reason", abort.reason())
        .execute();
  }

  static void insert(Handle tx, EntryKey key, CashMovement movement) {
    Keyed.bind(
            tx.createUpdate(
                """
                INSERT INTO cash_movement (till, epoch, seq, document_number, kind, amount_minor, currency, reason, moved_at, cashier)
                VALUES (:till, :epoch, :seq, :number, :kind, :amount, :currency, :reason, :movedAt, :cashier)
                """),
            key)
        .bind("number", movement.number())
        .bind("kind", movement.kind().name())
        .bind("amount", movement.amount().minor())
        .bind("currency", movement.amount().currency())
        .bind("reason", movement.reason())
        .bind("movedAt", Keyed.millis(movement.movedAt()))
        .bind("cashier", movement.cashier())
        .execute();
  }

  static void insert(Handle tx, EntryKey key, DayClosing closing) {
    Keyed.bind(
            tx.createUpdate(
                """
                INSERT INTO day_closing (till, epoch, seq, document_number, business_day, closed_at, cashier, first_seq,
                  last_seq, receipts, turnover_minor, currency, expected_cash_minor, counted_cash_minor)
                VALUES (:till, :epoch, :seq, :number, :businessDay, :closedAt, :cashier, :firstSeq,
                  :lastSeq, :receipts, :turnover, :currency, :expectedCash, :countedCash)
                """),
            key)
        .bind("number", closing.number())
        .bind("businessDay", closing.businessDay().toString())
        .bind("closedAt", Keyed.millis(closing.closedAt()))
        .bind("cashier", closing.cashier())
        .bind("firstSeq", closing.firstSeq())
        .bind("lastSeq", closing.lastSeq())
        .bind("receipts", closing.receipts())
        .bind("turnover", closing.turnover().minor())
        .bind("currency", closing.turnover().currency())
        .bind("expectedCash", closing.expectedCash().minor())
        .bind("countedCash", closing.countedCash().minor())
        .execute();
  }
}
