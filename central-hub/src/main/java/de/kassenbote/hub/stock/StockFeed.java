package de.kassenbote.hub.stock;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.feed.ListedSource;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The level of every article that was ever counted or moved, in one scope. */
public final class StockFeed implements ListedSource {
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

  @Override
  public Set<String> members(Handle transaction, Collection<String> scopes) {
    Set<String> articles = new HashSet<>();
    if (scopes.contains(Feed.ALL)) {
      transaction.createQuery("SELECT article FROM stock").mapTo(String.class).forEach(articles::add);
    }
    return articles;
  }
}
