package de.kassenbote.hub.projection;

import de.kassenbote.database.RowBatch;
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
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Receipts as rows: the receipt, its lines, payments and taxes, and which receipt it undoes. */
final class ReceiptRows {
  private ReceiptRows() {}

  /** A receipt, and the entry that says it. */
  record Sold(EntryKey key, Receipt receipt) {}

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

  static void insert(Handle tx, List<Sold> sales) {
    RowBatch.write(
        tx,
        """
        INSERT INTO receipt (till, epoch, seq, document_number, idempotency_key, sold_at, business_day, cashier,
          customer, total_minor, currency, note)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        sales,
        ReceiptRows::head);
    RowBatch.write(
        tx,
        """
        INSERT INTO receipt_line (till, epoch, seq, line, article, article_revision, article_name, article_group,
          quantity, unit, unit_price_minor, discount_minor, tax_rate, gross_minor, deposit_of, override_reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows(sales, ReceiptRows::lines),
        Function.identity());
    RowBatch.write(
        tx,
        """
        INSERT INTO receipt_payment (till, epoch, seq, line, means, amount_minor, tendered_minor, reference)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows(sales, ReceiptRows::payments),
        Function.identity());
    RowBatch.write(
        tx,
        "INSERT INTO receipt_tax (till, epoch, seq, tax_rate, gross_minor, net_minor, tax_minor) VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows(sales, ReceiptRows::taxes),
        Function.identity());
  }

  static void insertReversal(Handle tx, EntryKey key, Reversal reversal) {
    insert(tx, List.of(new Sold(key, reversal.receipt())));
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

  private static List<@Nullable Object[]> rows(List<Sold> sales, Function<Sold, Stream<@Nullable Object[]>> rowsOf) {
    return sales.stream().flatMap(rowsOf).toList();
  }

  private static @Nullable Object[] head(Sold sold) {
    Receipt receipt = sold.receipt();
    return row(
        sold.key(), receipt.number(), receipt.idempotencyKey(), Keyed.millis(receipt.soldAt()), receipt.businessDay().toString(),
        receipt.cashier(), receipt.customer(), receipt.total().minor(), receipt.total().currency(), receipt.note());
  }

  private static Stream<@Nullable Object[]> lines(Sold sold) {
    return sold.receipt().lines().stream().map(line -> line(sold.key(), line));
  }

  private static @Nullable Object[] line(EntryKey key, ReceiptLine line) {
    long discount = line.discounts().stream().mapToLong(d -> d.amount().minor()).sum();
    return row(
        key, line.position(), line.article(), line.articleRevision(), line.name(), line.group(), line.quantity(), line.unit(),
        line.unitPrice().minor(), discount, line.taxRate(), line.gross().minor(), line.depositOf(), line.overrideReason());
  }

  private static Stream<@Nullable Object[]> payments(Sold sold) {
    List<Payment> payments = sold.receipt().payments();
    return IntStream.range(0, payments.size()).mapToObj(i -> payment(sold.key(), i + 1, payments.get(i)));
  }

  private static @Nullable Object[] payment(EntryKey key, int position, Payment payment) {
    Money tendered = payment.tendered();
    return row(
        key, position, payment.means(), payment.amount().minor(), tendered == null ? null : tendered.minor(), payment.reference());
  }

  private static Stream<@Nullable Object[]> taxes(Sold sold) {
    return sold.receipt().taxTotals().stream()
        .map(total -> row(sold.key(), total.rate(), total.gross().minor(), total.net().minor(), total.tax().minor()));
  }

  private static @Nullable Object[] row(EntryKey key, @Nullable Object... others) {
    @Nullable Object[] row = new @Nullable Object[others.length + 3];
    row[0] = key.till().value();
    row[1] = key.epoch();
    row[2] = key.seq();
    System.arraycopy(others, 0, row, 3, others.length);
    return row;
  }
}
