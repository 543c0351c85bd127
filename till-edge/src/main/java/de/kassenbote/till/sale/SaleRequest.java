package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Payment;
import de.kassenbote.routes.envelope.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to sell or take back, and how it is paid. The till finds the prices.
 *
 * @param lines at least one
 * @param discounts on the whole receipt, in this order
 * @param payments their amounts must meet the total exactly, each in its direction; cash may be tendered in excess
 * @param note free text, such as the original time of a replayed sale
 */
public record SaleRequest(
    List<RequestedLine> lines,
    List<RequestedDiscount> discounts,
    List<Payment> payments,
    @Nullable String cashier,
    @Nullable String customer,
    @Nullable String note) {
  public SaleRequest {
    lines = Refuse.absent(lines, "lines");
    discounts = Refuse.orEmpty(discounts);
    payments = Refuse.absent(payments, "payments");
    Refuse.unless(!lines.isEmpty(), "lines must not be empty");
    Refuse.wrongText(cashier, "cashier", 60);
    Refuse.wrongText(customer, "customer", 40);
    Refuse.wrongText(note, "note", 500);
  }

  /** The same for every body that asks for the same sale, however it is written. */
  String hash() {
    return Sha256.of(Contract.write(this));
  }
}
