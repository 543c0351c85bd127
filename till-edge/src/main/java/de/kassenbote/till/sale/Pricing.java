package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Discount;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.ReceiptLine;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.till.catalog.ArticleCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The money rules of a sale. A line is quantity × price, rounded half up; its deposit follows as a line of its own; a
 * discount on the receipt is spread by largest remainder over the sold lines (on a pure return, over the returned ones),
 * deposits excepted; the payments meet the total to the cent.
 */
final class Pricing {
  static final int MOST_LINES = 999;

  private final ArticleCatalog catalog;

  Pricing(ArticleCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * @throws SaleRefused with the one thing that is wrong
   */
  PricedSale price(SaleRequest request, TillSettings settings, Instant now) {
    List<DraftLine> drafts = drafts(request, new UnitPrices(settings.currency(), now));
    for (RequestedDiscount discount : request.discounts()) {
      drafts = spread(discount, drafts, settings.currency());
    }
    List<ReceiptLine> lines = drafts.stream().map(DraftLine::toLine).toList();
    Money total = lines.stream().map(ReceiptLine::gross).reduce(Money.zero(settings.currency()), Money::plus);
    AcceptedPayments.check(request.payments(), total, settings.paymentMeans());
    return new PricedSale(request, lines, total);
  }

  private List<DraftLine> drafts(SaleRequest request, UnitPrices prices) {
    List<DraftLine> drafts = new ArrayList<>();
    for (RequestedLine line : request.lines()) {
      DraftLine draft = draft(drafts.size() + 1, line, prices);
      drafts.add(draft);
      deposit(draft, prices).ifPresent(drafts::add);
      Refuse.unless(drafts.size() <= MOST_LINES, "a receipt has at most %d lines, deposits included", MOST_LINES);
    }
    return drafts;
  }

  private DraftLine draft(int position, RequestedLine line, UnitPrices prices) {
    Article article = find(line);
    UnitPrices.UnitPrice price = prices.of(article, line);
    DraftLine draft = DraftLine.of(position, article, line.quantity(), price.amount(), price.overrideReason(), null);
    for (RequestedDiscount discount : line.discounts()) {
      Money amount = inCurrency(discount.of(draft.remaining()), price.amount().currency());
      draft = draft.less(Discount.Origin.LINE, discount.reason(), amount);
    }
    return draft;
  }

  private Article find(RequestedLine line) {
    return line.article() != null
        ? byNumber(line.article(), "article '%s' is not in this till's catalog".formatted(line.article()))
        : catalog
            .byGtin(String.valueOf(line.gtin()))
            .orElseThrow(() -> new SaleRefused("no article with GTIN '%s' is in this till's catalog".formatted(line.gtin())));
  }

  private Article byNumber(String number, String refusal) {
    return catalog.byNumber(number).orElseThrow(() -> new SaleRefused(refusal));
  }

  private Optional<DraftLine> deposit(DraftLine line, UnitPrices prices) {
    String number = line.article().depositArticle();
    if (number == null) {
      return Optional.empty();
    }
    Article deposit =
        byNumber(
            number,
            "article '%s' needs deposit article '%s', which is not in this till's catalog"
                .formatted(line.article().number(), number));
    return Optional.of(
        DraftLine.of(line.position() + 1, deposit, line.quantity(), prices.inForce(deposit), null, line.position()));
  }

  private static List<DraftLine> spread(RequestedDiscount discount, List<DraftLine> lines, String currency) {
    boolean onReturns = lines.stream().allMatch(DraftLine::isReturn);
    long[] weights = lines.stream().mapToLong(l -> weight(l, onReturns)).toArray();
    Money base = Money.of(java.util.stream.LongStream.of(weights).sum(), currency);
    Money amount = inCurrency(discount.of(base), currency);
    Refuse.unless(
        amount.compareTo(base) <= 0,
        "discount '%s' of %s exceeds the %s that it may be taken from",
        discount.reason(),
        amount,
        base);
    long[] shares = LargestRemainder.spread(amount.minor(), weights);
    List<DraftLine> discounted = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      discounted.add(lines.get(i).less(Discount.Origin.RECEIPT, discount.reason(), Money.of(shares[i], currency)));
    }
    return discounted;
  }

  private static long weight(DraftLine line, boolean onReturns) {
    return line.isDeposit() || line.isReturn() != onReturns ? 0 : line.remaining().minor();
  }

  private static Money inCurrency(Money amount, String currency) {
    Refuse.unless(
        amount.currency().equals(currency), "discounts must be in %s, got %s", currency, amount.currency());
    return amount;
  }
}
