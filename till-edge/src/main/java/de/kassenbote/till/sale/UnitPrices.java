package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Price;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one unit costs at a moment: the catalog's price, or another with a reason, or what the cashier names. */
record UnitPrices(String currency, Instant moment) {
  record UnitPrice(Money amount, @Nullable String overrideReason) {}

  UnitPrice of(Article article, RequestedLine line) {
    return article.openPrice() ? named(article, line) : fromCatalog(article, line);
  }

  /** The catalog's price of an article that is not asked for by itself. */
  Money inForce(Article article) {
    Optional<Money> amount = article.priceAt(moment).map(Price::amount);
    return inCurrency(
        article, amount.orElseThrow(() -> new SaleRefused("article '%s' has no price at %s".formatted(article.number(), moment))));
  }

  private UnitPrice named(Article article, RequestedLine line) {
    if (line.price() == null) {
      throw new SaleRefused("article '%s' has an open price: name one in 'price'".formatted(article.number()));
    }
    return new UnitPrice(inCurrency(article, line.price()), line.reason());
  }

  private UnitPrice fromCatalog(Article article, RequestedLine line) {
    Money inForce = inForce(article);
    if (line.price() == null || line.price().equals(inForce)) {
      return new UnitPrice(inForce, null);
    }
    if (line.reason() == null) {
      throw new SaleRefused(
          "article '%s' costs %s: another price, %s, needs a reason".formatted(article.number(), inForce, line.price()));
    }
    return new UnitPrice(inCurrency(article, line.price()), line.reason());
  }

  private Money inCurrency(Article article, Money price) {
    Refuse.unless(
        price.currency().equals(currency),
        "article '%s' has a price in %s, this till sells in %s",
        article.number(),
        price.currency(),
        currency);
    return price;
  }
}
