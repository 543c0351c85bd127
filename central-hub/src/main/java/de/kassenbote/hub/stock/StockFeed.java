package de.kassenbote.hub.stock;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.feed.FeedSource;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The level of every article that was ever counted or moved, in one scope. */
public final class StockFeed implements FeedSource {
  private final StockTable table;

  public StockFeed(StockTable table) {
    this.table = table;
  }

  @Override
  public Feed feed() {
    return Feed.STOCK;
  }

  @Override
  public Map<String, JsonNode> contents(Handle transaction, String scope, Collection<String> keys) {
    Map<String, JsonNode> contents = new HashMap<>();
    if (scope.equals(Feed.ALL)) {
      table.read(transaction, keys).forEach((article, level) -> contents.put(article, Contract.tree(level)));
    }
    return contents;
  }
}
