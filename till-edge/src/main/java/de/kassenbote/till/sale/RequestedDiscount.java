package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A discount on a line or on the whole receipt; on returns it lowers what is given back.
 *
 * @param amount either this, positive
 * @param percent or this, above 0, up to 100, of what earlier discounts left
 */
public record RequestedDiscount(String reason, @Nullable Money amount, @Nullable BigDecimal percent) {
  public RequestedDiscount {
    Refuse.absent(reason, "a discount's reason");
    Refuse.wrongText(reason, "a discount's reason", 100);
    Refuse.unless((amount == null) != (percent == null), "a discount has either 'amount' or 'percent'");
    Refuse.unless(amount == null || amount.minor() > 0, "a discount's amount must be positive");
    percent = percent == null ? null : Refuse.notDecimal(percent, "a discount's percent", 3, 2);
    Refuse.unless(
        percent == null || (percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0),
        "a discount's percent must be above 0, at most 100");
  }

  /** What it takes off {@code remaining}, which is not negative. */
  Money of(Money remaining) {
    return amount != null ? amount : remaining.times(share());
  }

  private BigDecimal share() {
    return Refuse.absent(percent, "percent").movePointLeft(2);
  }
}
