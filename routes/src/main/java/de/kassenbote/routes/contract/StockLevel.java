package de.kassenbote.routes.contract;

import java.math.BigDecimal;

/** What the hub believes to be in stock of an article, in its unit; may be negative. One member of the stock feed. */
public record StockLevel(String article, long revision, BigDecimal quantity) {
  public StockLevel {
    Check.text("stock.article", article, 40);
    Check.that(revision >= 0, "stock.revision must not be negative, got %d", revision);
    quantity = Check.quantity("stock.quantity", quantity);
  }
}
