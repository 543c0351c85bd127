package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One position to be sold. Its deposit follows by itself.
 *
 * @param article the article's number; either this or {@code gtin}
 * @param quantity negative for a return, at most three decimals, never 0
 * @param price of one unit: needed where the cashier names it, otherwise only with a reason
 * @param reason why the catalog's price is not used
 * @param discounts on this line, in this order
 */
public record RequestedLine(
    @Nullable String article,
    @Nullable String gtin,
    BigDecimal quantity,
    @Nullable Money price,
    @Nullable String reason,
    List<RequestedDiscount> discounts) {
  public RequestedLine {
    Refuse.unless((article == null) != (gtin == null), "a line names its article by either 'article' or 'gtin'");
    Refuse.wrongText(article, "article", 40);
    Refuse.wrongText(gtin, "gtin", 14);
    quantity = Refuse.notDecimal(quantity, "quantity", 9, 3);
    Refuse.unless(quantity.signum() != 0, "quantity must not be 0; a return has a negative one");
    Refuse.unless(price == null || !price.isNegative(), "price must not be negative; a return has a negative quantity");
    Refuse.wrongText(reason, "reason", 200);
    discounts = Refuse.orEmpty(discounts);
  }
}
