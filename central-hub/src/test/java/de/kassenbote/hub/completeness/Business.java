package de.kassenbote.hub.completeness;

import de.kassenbote.hub.journal.TillJournal;
import de.kassenbote.routes.contract.DayClosing;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.TaxTotal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a till does on a business day: sales of tea at 1.50, paid in cash, and the closing that sums them up. */
final class Business {
  private final TillJournal till;
  private long firstSeq = 1;
  private int receipts;
  private long turnover;

  Business(TillJournal till) {
    this.till = till;
  }

  Business sale(LocalDate day, int pieces) {
    return sale(day, day.atTime(11, 0).toInstant(ZoneOffset.UTC), pieces);
  }

  Business sale(LocalDate day, Instant soldAt, int pieces) {
    Receipt r = TillJournal.receipt(number("R"), "tea", pieces, null);
    Receipt dated =
        new Receipt(
            r.number(), r.idempotencyKey(), soldAt, day, r.cashier(), null, r.lines(), r.taxTotals(), r.total(), r.payments(), null);
    till.write(Receipt.TYPE, dated);
    receipts++;
    turnover += 150L * pieces;
    return this;
  }

  /** As it was. */
  Business closing(LocalDate day) {
    return closing(day, receipts, turnover, turnover);
  }

  Business closing(LocalDate day, int saysReceipts, long saysTurnover, long saysCash) {
    Money sum = euro(saysTurnover);
    till.write(
        DayClosing.TYPE,
        new DayClosing(
            number("Z"),
            day,
            day.plusDays(1).atTime(1, 0).toInstant(ZoneOffset.UTC),
            "anna",
            firstSeq,
            till.lastSeq(),
            saysReceipts,
            sum,
            List.of(TaxTotal.of(BigDecimal.valueOf(7), sum)),
            new TreeMap<>(Map.of("cash", euro(saysCash))),
            euro(saysCash),
            euro(saysCash)));
    firstSeq = till.lastSeq() + 1;
    receipts = 0;
    turnover = 0;
    return this;
  }

  TillJournal till() {
    return till;
  }

  private String number(String kind) {
    return kind + "-" + till.till() + "-" + till.epoch() + "-" + (till.lastSeq() + 1);
  }

  private static Money euro(long cents) {
    return Money.of(cents, "EUR");
  }
}
