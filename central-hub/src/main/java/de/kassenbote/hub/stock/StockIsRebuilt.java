package de.kassenbote.hub.stock;

/** Stock cannot be set while the projections are being rebuilt. */
public final class StockIsRebuilt extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StockIsRebuilt() {
    super("stock cannot be set while the receipts are being projected anew: try again when that is done");
  }
}
