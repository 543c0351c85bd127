package de.kassenbote.hub.stock;

import java.math.BigDecimal;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the projection of receipts does to the stock, in the projection's own transaction. */
public interface StockMovements {
  /** Adds these quantities (negative = sold) by article; articles without a row get one. Marks the stock feed. */
  void move(Handle transaction, Map<String, BigDecimal> quantityByArticle);

  /** Takes every movement back, because the projections are about to be rebuilt from the entries. */
  void reset(Handle transaction);
}
