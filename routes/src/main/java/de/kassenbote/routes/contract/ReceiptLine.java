package de.kassenbote.routes.contract;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a receipt as it was sold; never looked up again.
 *
 * @param position 1, 2, 3 … within the receipt
 * @param article the article's number
 * @param articleRevision the version of the article's data (prices included) that it was sold on
 * @param quantity pieces or units, at most three decimals, negative for a return, never 0
 * @param unitPrice gross price of one unit
 * @param discounts what was taken off; their sum never exceeds quantity × price
 * @param taxRate in percent
 * @param gross quantity × unit price rounded half up, less the discounts
 * @param depositOf the position of the line whose deposit this is
 * @param overrideReason why the unit price differs from the catalog's, if it does
 */
public record ReceiptLine(
    int position,
    String article,
    long articleRevision,
    String name,
    @Nullable String group,
    BigDecimal quantity,
    String unit,
    Money unitPrice,
    List<Discount> discounts,
    BigDecimal taxRate,
    Money gross,
    @Nullable Integer depositOf,
    @Nullable String overrideReason) {
  public ReceiptLine {
    Check.that(position >= 1, "line position must be 1 or more, got %d", position);
    Check.text("line.article", article, 40);
    Check.text("line.name", name, 200);
    Check.optionalText("line.group", group, 60);
    quantity = Check.quantity("line.quantity", quantity);
    Check.that(quantity.signum() != 0, "line %d: quantity must not be 0", position);
    Check.text("line.unit", unit, 20);
    Check.amount("line.unitPrice", unitPrice);
    Check.that(!unitPrice.isNegative(), "line %d: unit price must not be negative, got %s", position, unitPrice);
    discounts = List.copyOf(Check.present("line.discounts", discounts));
    taxRate = Check.percent("line.taxRate", taxRate);
    Check.optionalText("line.overrideReason", overrideReason, 200);
    Check.amount("line.gross", gross);
    Money expected = before(unitPrice, quantity).minus(signed(sum(discounts, unitPrice.currency()), quantity));
    Check.that(
        expected.equals(gross),
        "line %d: gross must be quantity × price less discounts = %s, got %s",
        position,
        expected,
        gross);
    Check.that(
        gross.isZero() || gross.isNegative() == (quantity.signum() < 0),
        "line %d: discounts exceed quantity × price",
        position);
  }

  /** quantity × unit price, rounded half up, before discounts. */
  public Money beforeDiscounts() {
    return before(unitPrice, quantity);
  }

  private static Money before(Money unitPrice, BigDecimal quantity) {
    return unitPrice.times(quantity);
  }

  private static Money sum(List<Discount> discounts, String currency) {
    return discounts.stream().map(Discount::amount).reduce(Money.zero(currency), Money::plus);
  }

  private static Money signed(Money amount, BigDecimal quantity) {
    return quantity.signum() < 0 ? amount.negated() : amount;
  }
}
