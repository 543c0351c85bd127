package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.ReceiptLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A sale with its prices, discounts and total settled and its payments accepted; only the number is missing. */
record PricedSale(SaleRequest request, List<ReceiptLine> lines, Money total) {
  Receipt receipt(String number, String idempotencyKey, Instant soldAt, LocalDate businessDay) {
    return new Receipt(
        number,
        idempotencyKey,
        soldAt,
        businessDay,
        request.cashier(),
        request.customer(),
        lines,
        Receipt.taxTotals(lines),
        total,
        request.payments(),
        request.note());
  }
}
