package de.kassenbote.systemtest.bench;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Payment;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.ReceiptLine;
import de.kassenbote.routes.contract.TaxTotal;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.systemtest.bench.PlainJdbc.Rows;
import java.util.ArrayList;
import java.util.List;

/** The rows that the hub builds from entries, in commits, read from their JSON beforehand. */
final class ProjectedRows {
  static final List<String> TABLES = List.of("receipt", "receipt_line", "receipt_payment", "receipt_tax", "document_number");

  private final Rows receipts =
      new Rows(
          """
          INSERT INTO receipt (till, epoch, seq, document_number, idempotency_key, sold_at, business_day, cashier,
            customer, total_minor, currency, note)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """);
  private final Rows lines =
      new Rows(
          """
          INSERT INTO receipt_line (till, epoch, seq, line, article, article_revision, article_name, article_group,
            quantity, unit, unit_price_minor, discount_minor, tax_rate, gross_minor, deposit_of, override_reason)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """);
  private final Rows payments =
      new Rows(
          """
          INSERT INTO receipt_payment (till, epoch, seq, line, means, amount_minor, tendered_minor, reference)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """);
  private final Rows taxes =
      new Rows("INSERT INTO receipt_tax (till, epoch, seq, tax_rate, gross_minor, net_minor, tax_minor) VALUES (?, ?, ?, ?, ?, ?, ?)");
  private final Rows numbers = new Rows("INSERT INTO document_number (till, epoch, seq, document_number) VALUES (?, ?, ?, ?)");

  private ProjectedRows() {}

  static List<List<Rows>> of(List<JournalEntry> entries, int perCommit) {
    List<List<Rows>> commits = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += perCommit) {
      ProjectedRows rows = new ProjectedRows();
      entries.subList(from, Math.min(entries.size(), from + perCommit)).forEach(rows::add);
      commits.add(List.of(rows.receipts, rows.lines, rows.payments, rows.taxes, rows.numbers));
    }
    return commits;
  }

  private void add(JournalEntry entry) {
    EntryKey key = entry.key();
    String till = key.till().value();
    Receipt receipt = Contract.read(entry.payload(), Receipt.class);
    receipts.add(
        till, key.epoch(), key.seq(), receipt.number(), receipt.idempotencyKey(), receipt.soldAt().toEpochMilli(),
        receipt.businessDay().toString(), receipt.cashier(), receipt.customer(), receipt.total().minor(), receipt.total().currency(), receipt.note());
    receipt.lines().forEach(line -> add(till, key, line));
    Payment payment = receipt.payments().get(0);
    payments.add(till, key.epoch(), key.seq(), 1, payment.means(), payment.amount().minor(), tendered(payment), payment.reference());
    for (TaxTotal total : receipt.taxTotals()) {
      taxes.add(till, key.epoch(), key.seq(), total.rate(), total.gross().minor(), total.net().minor(), total.tax().minor());
    }
    numbers.add(till, key.epoch(), key.seq(), receipt.number());
  }

  private void add(String till, EntryKey key, ReceiptLine line) {
    lines.add(
        till, key.epoch(), key.seq(), line.position(), line.article(), line.articleRevision(), line.name(), line.group(),
        line.quantity(), line.unit(), line.unitPrice().minor(), 0L, line.taxRate(), line.gross().minor(), line.depositOf(), line.overrideReason());
  }

  private static long tendered(Payment payment) {
    return java.util.Objects.requireNonNull(payment.tendered()).minor();
  }
}
