package de.kassenbote.till.catalog;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.StockLevel;

/** What the hub believes to be in stock. */
final class StockTable extends ContentTable<StockLevel> {
  StockTable() {
    super(Feed.STOCK, "stock_level", StockLevel.class);
  }

  @Override
  String key(StockLevel value) {
    return value.article();
  }

  @Override
  long revision(StockLevel value) {
    return value.revision();
  }

  @Override
  String searchText(StockLevel value) {
    return words(value.article());
  }
}
