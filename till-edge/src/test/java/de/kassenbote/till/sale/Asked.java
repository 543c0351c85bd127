package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Payment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds sale requests: {@code aSale().of("2", "tea").paid(500).build()}. */
public final class Asked {
  private final List<RequestedLine> lines = new ArrayList<>();
  private final List<RequestedDiscount> discounts = new ArrayList<>();
  private final List<Payment> payments = new ArrayList<>();
  private @Nullable String note;

  private Asked() {}

  public static Asked aSale() {
    return new Asked();
  }

  public Asked of(String quantity, String article) {
    return line(quantity, article, null, null);
  }

  Asked at(long cents, @Nullable String reason, String quantity, String article) {
    return line(quantity, article, eur(cents), reason);
  }

  Asked discounted(RequestedDiscount discount, String quantity, String article) {
    lines.add(new RequestedLine(article, null, new BigDecimal(quantity), null, null, List.of(discount)));
    return this;
  }

  Asked gtin(String quantity, String gtin) {
    lines.add(new RequestedLine(null, gtin, new BigDecimal(quantity), null, null, List.of()));
    return this;
  }

  Asked less(RequestedDiscount discount) {
    discounts.add(discount);
    return this;
  }

  public Asked paid(long cents) {
    return paid("cash", cents, null);
  }

  Asked paid(String means, long cents, @Nullable Long tendered) {
    payments.add(new Payment(means, eur(cents), tendered == null ? null : eur(tendered), null));
    return this;
  }

  public Asked note(String text) {
    note = text;
    return this;
  }

  public SaleRequest build() {
    return new SaleRequest(lines, discounts, payments, "anna", null, note);
  }

  private Asked line(String quantity, String article, @Nullable Money price, @Nullable String reason) {
    lines.add(new RequestedLine(article, null, new BigDecimal(quantity), price, reason, List.of()));
    return this;
  }

  static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
