package de.kassenbote.hub.projection;

import de.kassenbote.hub.stock.StockMovements;
import java.math.BigDecimal;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Ends a projection after its rows and its cursor were written, before the commit, as often as it is told. */
final class PowerCut implements StockMovements {
  private final StockMovements stock;
  private int cuts;

  PowerCut(StockMovements stock) {
    this.stock = stock;
  }

  void next(int times) {
    cuts = times;
  }

  @Override
  public void move(Handle tx, Map<String, BigDecimal> quantityByArticle) {
    stock.move(tx, quantityByArticle);
    if (cuts > 0) {
      cuts--;
      throw new IllegalStateException("power cut");
    }
  }

  @Override
  public void reset(Handle tx) {
    stock.reset(tx);
  }
}
