package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Payment;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.ReceiptLine;
import de.kassenbote.routes.contract.Reversal;
import de.kassenbote.routes.contract.TaxTotal;
import de.kassenbote.routes.contract.TillId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Receipts as rows: the receipt, its lines, payments and taxes, and which receipt it undoes. */
final class ReceiptRows {
  private ReceiptRows() {}

  /** What a reversal has to agree with. */
  record Head(String number, Money total) {}

  static Optional<Head> find(Handle tx, EntryKey key) {
    return Keyed.bind(tx.createQuery("SELECT document_number, total_minor, currency FROM receipt" + Keyed.BY_KEY), key)
        .map((rs, ctx) -> new Head(rs.getString(1), Money.of(rs.getLong(2), rs.getString(3))))
        .findOne();
  }

  /** By seq. */
  static Map<Long, Head> between(Handle tx, TillId till, int epoch, long from, long to) {
    Map<Long, Head> heads = new HashMap<>();
    tx.createQuery(
            """
            SELECT seq, document_number, total_minor, currency FROM receipt
            WHERE till = :till AND epoch = :epoch AND seq BETWEEN :from AND :to
            """)
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("from", from)
        .bind("to", to)
        .map((rs, ctx) -> Map.entry(rs.getLong(1), new Head(rs.getString(2), Money.of(rs.getLong(3), rs.getString(4)))))
        .forEach(e -> heads.put(e.getKey(), e.getValue()));
    return heads;
  }

  static void insert(Handle tx, EntryKey key, Receipt receipt) {
    Keyed.bind(
            tx.createUpdate(
                """
                INSERT INTO receipt (till, epoch, seq, document_number, idempotency_key, sold_at, business_day, cashier,
                  customer, total_minor, currency, note)
                VALUES (:till, :epoch, :seq, :number, :idempotencyKey, :soldAt, :businessDay, :cashier,
                  :customer, :total, :currency, :note)
                """),
            key)
        .bind("number", receipt.number())
        .bind("idempotencyKey", receipt.idempotencyKey())
        .bind("soldAt", Keyed.millis(receipt.soldAt()))
        .bind("businessDay", receipt.businessDay().toString())
        .bind("cashier", receipt.cashier())
        .bind("customer", receipt.customer())
        .bind("total", receipt.total().minor())
        .bind("currency", receipt.total().currency())
        .bind("note", receipt.note())
        .execute();
    insertLines(tx, key, receipt);
    insertPayments(tx, key, receipt);
    insertTaxes(tx, key, receipt);
  }

  static void insertReversal(Handle tx, EntryKey key, Reversal reversal) {
    insert(tx, key, reversal.receipt());
    Keyed.bind(
            tx.createUpdate(
                """
                INSERT INTO receipt_reversal (till, epoch, seq, reversed_till, reversed_epoch, reversed_seq, reason)
                VALUES (:till, :epoch, :seq, :reversedTill, :reversedEpoch, :reversedSeq, :reason)
                """),
            key)
        .bind("reversedTill", reversal.reverses().till().value())
        .bind("reversedEpoch", reversal.reverses().epoch())
        .bind("reversedSeq", reversal.reverses().seq())
        .bind("reason", reversal.reason())
        .execute();
  }

  /** The reversals that undo that receipt; more than one should not be. */
  static List<EntryKey> reversalsOf(Handle tx, EntryKey receipt) {
    return Keyed.bind(
            tx.createQuery(
                """
                SELECT till, epoch, seq FROM receipt_reversal
                WHERE reversed_till = :till AND reversed_epoch = :epoch AND reversed_seq = :seq ORDER BY till, epoch, seq
                """),
            receipt)
        .map(Keyed::key)
        .list();
  }

  private static void insertLines(Handle tx, EntryKey key, Receipt receipt) {
    PreparedBatch batch =
        tx.prepareBatch(
            """
            INSERT INTO receipt_line (till, epoch, seq, line, article, article_revision, article_name, article_group,
              quantity, unit, unit_price_minor, discount_minor, tax_rate, gross_minor, deposit_of, override_reason)
            VALUES (:till, :epoch, :seq, :line, :article, :revision, :name, :group,
              :quantity, :unit, :unitPrice, :discount, :taxRate, :gross, :depositOf, :overrideReason)
            """);
    for (ReceiptLine line : receipt.lines()) {
      Keyed.bind(batch, key)
          .bind("line", line.position())
          .bind("article", line.article())
          .bind("revision", line.articleRevision())
          .bind("name", line.name())
          .bind("group", line.group())
          .bind("quantity", line.quantity())
          .bind("unit", line.unit())
          .bind("unitPrice", line.unitPrice().minor())
          .bind("discount", line.discounts().stream().mapToLong(d -> d.amount().minor()).sum())
          .bind("taxRate", line.taxRate())
          .bind("gross", line.gross().minor())
          .bind("depositOf", line.depositOf())
          .bind("overrideReason", line.overrideReason())
          .add();
    }
    batch.execute();
  }

  private static void insertPayments(Handle tx, EntryKey key, Receipt receipt) {
    if (receipt.payments().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        tx.prepareBatch(
            """
            INSERT INTO receipt_payment (till, epoch, seq, line, means, amount_minor, tendered_minor, reference)
            VALUES (:till, :epoch, :seq, :line, :means, :amount, :tendered, :reference)
            """);
    int position = 1;
    for (Payment payment : receipt.payments()) {
      Keyed.bind(batch, key)
          .bind("line", position++)
          .bind("means", payment.means())
          .bind("amount", payment.amount().minor())
          .bind("tendered", minor(payment.tendered()))
          .bind("reference", payment.reference())
          .add();
    }
    batch.execute();
  }

  private static void insertTaxes(Handle tx, EntryKey key, Receipt receipt) {
    PreparedBatch batch =
        tx.prepareBatch(
            """
            INSERT INTO receipt_tax (till, epoch, seq, tax_rate, gross_minor, net_minor, tax_minor)
            VALUES (:till, :epoch, :seq, :rate, :gross, :net, :tax)
            """);
    for (TaxTotal total : receipt.taxTotals()) {
      Keyed.bind(batch, key)
          .bind("rate", total.rate())
          .bind("gross", total.gross().minor())
          .bind("net", total.net().minor())
          .bind("tax", total.tax().minor())
          .add();
    }
    batch.execute();
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.minor();
  }
}
