package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Discount;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.ReceiptLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A priced line on its way to a {@link ReceiptLine}: discounts are still being added. */
record DraftLine(
    int position,
    Article article,
    BigDecimal quantity,
    Money unitPrice,
    @Nullable String overrideReason,
    @Nullable Integer depositOf,
    Money before,
    List<Discount> discounts) {
  /** In minor units; keeps every sum of 999 lines far from the end of a long. */
  private static final long LARGEST = 10_000_000_000L;

  static DraftLine of(
      int position,
      Article article,
      BigDecimal quantity,
      Money unitPrice,
      @Nullable String overrideReason,
      @Nullable Integer depositOf) {
    return new DraftLine(
        position, article, quantity, unitPrice, overrideReason, depositOf, before(article, quantity, unitPrice), List.of());
  }

  /** What the discounts so far have left; not negative, also on a return. */
  Money remaining() {
    Money gross = isReturn() ? before.negated() : before;
    return discounts.stream().map(Discount::amount).reduce(gross, Money::minus);
  }

  boolean isReturn() {
    return quantity.signum() < 0;
  }

  boolean isDeposit() {
    return depositOf != null;
  }

  DraftLine less(Discount.Origin origin, String reason, Money amount) {
    Refuse.unless(
        amount.compareTo(remaining()) <= 0,
        "discount '%s' of %s on article '%s' exceeds the %s that are left of its line",
        reason,
        amount,
        article.number(),
        remaining());
    return amount.isZero() ? this : with(new Discount(origin, reason, amount));
  }

  ReceiptLine toLine() {
    Money gross = isReturn() ? remaining().negated() : remaining();
    return new ReceiptLine(
        position,
        article.number(),
        article.revision(),
        article.name(),
        article.group(),
        quantity,
        article.unit(),
        unitPrice,
        discounts,
        article.taxRate(),
        gross,
        depositOf,
        overrideReason);
  }

  private DraftLine with(Discount discount) {
    return new DraftLine(
        position,
        article,
        quantity,
        unitPrice,
        overrideReason,
        depositOf,
        before,
        Stream.concat(discounts.stream(), Stream.of(discount)).toList());
  }

  private static Money before(Article article, BigDecimal quantity, Money unitPrice) {
    BigDecimal exact = quantity.abs().multiply(BigDecimal.valueOf(unitPrice.minor()));
    Refuse.unless(
        exact.compareTo(BigDecimal.valueOf(LARGEST)) <= 0,
        "%s × %s for article '%s' is more than the %s that a line may have",
        quantity.toPlainString(),
        unitPrice,
        article.number(),
        Money.of(LARGEST, unitPrice.currency()));
    return unitPrice.times(quantity);
  }
}
