package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Payment;
import java.util.List;

/**
 * Which payments the till takes: known means, one currency, exactly the total. None goes against the total, so that nobody
 * turns a card payment into cash out of the drawer. Only cash may be tendered in excess.
 */
final class AcceptedPayments {
  private static final String CASH = "cash";

  private AcceptedPayments() {}

  static void check(List<Payment> payments, Money total, List<String> means) {
    payments.forEach(p -> check(p, total.currency(), means));
    Money sum = payments.stream().map(Payment::amount).reduce(Money.zero(total.currency()), Money::plus);
    Refuse.unless(sum.equals(total), "payments are %s, the receipt's total is %s", sum, total);
    payments.forEach(p -> sameDirection(p, total));
  }

  private static void sameDirection(Payment payment, Money total) {
    int direction = Long.signum(payment.amount().minor());
    Refuse.unless(
        direction == 0 || direction == Long.signum(total.minor()),
        "a payment of %s by '%s' goes against the receipt's total of %s: there, %s",
        payment.amount(),
        payment.means(),
        total,
        allowed(total));
  }

  private static String allowed(Money total) {
    if (total.isZero()) {
      return "every payment must be zero";
    }
    return total.isNegative() ? "no payment may be positive" : "no payment may be negative";
  }

  private static void check(Payment payment, String currency, List<String> means) {
    Refuse.unless(
        means.contains(payment.means()),
        "payment means '%s' is not allowed at this till: allowed are %s",
        payment.means(),
        String.join(", ", means));
    Refuse.unless(
        payment.amount().currency().equals(currency),
        "payments must be in %s, got %s",
        currency,
        payment.amount().currency());
    Refuse.unless(
        payment.tendered() == null || payment.tendered().equals(payment.amount()) || isCash(payment),
        "only a positive amount of %s can be tendered in excess, not '%s' of %s",
        CASH,
        payment.means(),
        payment.amount());
  }

  private static boolean isCash(Payment payment) {
    return payment.means().equals(CASH) && payment.amount().minor() > 0;
  }
}
