package de.kassenbote.routes.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Closes a business day of a till (Z-Bon).
 *
 * @param firstSeq the first journal entry that counts for the day
 * @param lastSeq the last one, the closing itself not included; {@code firstSeq - 1} on a day without entries
 * @param receipts how many receipts, reversals included
 * @param turnover the sum of their totals
 * @param payments what came in by payment means
 * @param expectedCash what should be in the drawer
 * @param countedCash what was counted
 */
public record DayClosing(
    String number,
    LocalDate businessDay,
    Instant closedAt,
    @Nullable String cashier,
    long firstSeq,
    long lastSeq,
    int receipts,
    Money turnover,
    List<TaxTotal> taxTotals,
    SortedMap<String, Money> payments,
    Money expectedCash,
    Money countedCash) {
  public static final String TYPE = "day-closing";

  public DayClosing {
    Check.text("dayClosing.number", number, 40);
    Check.present("dayClosing.businessDay", businessDay);
    Check.present("dayClosing.closedAt", closedAt);
    Check.optionalText("dayClosing.cashier", cashier, 60);
    Check.that(firstSeq >= 1 && lastSeq >= firstSeq - 1, "dayClosing: seq range %d to %d is not one", firstSeq, lastSeq);
    Check.that(receipts >= 0, "dayClosing.receipts must not be negative, got %d", receipts);
    Check.sum("dayClosing.turnover", turnover);
    taxTotals = List.copyOf(Check.present("dayClosing.taxTotals", taxTotals));
    payments = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(Check.present("dayClosing.payments", payments)));
    payments.values().forEach(amount -> Check.sum("dayClosing.payments", amount));
    Check.sum("dayClosing.expectedCash", expectedCash);
    Check.sum("dayClosing.countedCash", countedCash);
  }

  /** Counted less expected: negative when cash is missing. */
  public Money difference() {
    return countedCash.minus(expectedCash);
  }
}
