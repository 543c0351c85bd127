package de.kassenbote.routes.contract;

import org.jspecify.annotations.Nullable;

/**
 * How (a part of) a receipt was paid.
 *
 * @param means the payment means: {@code cash}, {@code card}, {@code account} or another of the till's settings
 * @param amount what counts towards the total; negative when money was given back for a return
 * @param tendered what the customer handed over, where that is more (cash)
 * @param reference slip or account number of a payment made outside
 */
public record Payment(String means, Money amount, @Nullable Money tendered, @Nullable String reference) {
  public Payment {
    Check.text("payment.means", means, 40);
    Check.amount("payment.amount", amount);
    if (tendered != null) {
      Check.amount("payment.tendered", tendered);
    }
    Check.optionalText("payment.reference", reference, 100);
    Check.that(
        tendered == null || tendered.compareTo(amount) >= 0,
        "payment.tendered must not be less than the amount %s, got %s",
        amount,
        tendered);
  }
}
