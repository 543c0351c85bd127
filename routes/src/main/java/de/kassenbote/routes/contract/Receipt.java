package de.kassenbote.routes.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A paid document: a sale, a return (negative quantities) or both. The constructor refuses one whose lines, tax totals,
 * total and payments do not agree to the cent, so what is journalled is always whole.
 *
 * @param number from the till's number range for receipts
 * @param idempotencyKey the key under which the client asked for this sale
 * @param soldAt when it was paid
 * @param businessDay the day it counts for (from opening to day closing, in the branch's time zone)
 * @param taxTotals one per tax rate of the lines, by ascending rate
 * @param total sum of the lines' gross = sum of the payments' amounts
 * @param note free text of the client, such as the original time of a replayed sale
 */
public record Receipt(
    String number,
    String idempotencyKey,
    Instant soldAt,
    LocalDate businessDay,
    @Nullable String cashier,
    @Nullable String customer,
    List<ReceiptLine> lines,
    List<TaxTotal> taxTotals,
    Money total,
    List<Payment> payments,
    @Nullable String note) {
  public static final String TYPE = "receipt";

  public Receipt {
    Check.text("receipt.number", number, 40);
    Check.text("receipt.idempotencyKey", idempotencyKey, 100);
    Check.present("receipt.soldAt", soldAt);
    Check.present("receipt.businessDay", businessDay);
    Check.optionalText("receipt.cashier", cashier, 60);
    Check.optionalText("receipt.customer", customer, 40);
    Check.optionalText("receipt.note", note, 500);
    Check.notEmpty("receipt.lines", lines);
    lines = List.copyOf(lines);
    taxTotals = List.copyOf(Check.present("receipt.taxTotals", taxTotals));
    payments = List.copyOf(Check.present("receipt.payments", payments));
    Check.amount("receipt.total", total);
    numbered(lines);
    agree("the lines' sum", total, sum(lines, total.currency()));
    Check.that(taxTotals.equals(taxTotals(lines)), "receipt %s: tax totals do not follow from the lines", number);
    agree("the payments' sum", total, payments.stream().map(Payment::amount).reduce(Money.zero(total.currency()), Money::plus));
  }

  /** One total per tax rate of these lines, by ascending rate. */
  public static List<TaxTotal> taxTotals(List<ReceiptLine> lines) {
    Map<BigDecimal, Money> grossByRate =
        lines.stream().collect(Collectors.toMap(ReceiptLine::taxRate, ReceiptLine::gross, Money::plus, TreeMap::new));
    return grossByRate.entrySet().stream().map(e -> TaxTotal.of(e.getKey(), e.getValue())).toList();
  }

  private static Money sum(List<ReceiptLine> lines, String currency) {
    return lines.stream().map(ReceiptLine::gross).reduce(Money.zero(currency), Money::plus);
  }

  private static void numbered(List<ReceiptLine> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Check.that(lines.get(i).position() == i + 1, "line %d must have position %d", i + 1, i + 1);
    }
  }

  private static void agree(String what, Money total, Money sum) {
    Check.that(sum.equals(total), "%s must be the receipt's total %s, is %s", what, total, sum);
  }
}
