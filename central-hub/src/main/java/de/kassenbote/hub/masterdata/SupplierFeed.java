package de.kassenbote.hub.masterdata;

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

/** All suppliers, in one scope. */
public final class SupplierFeed implements ListedSource {
  private final SupplierTable table;

  public SupplierFeed(SupplierTable table) {
    this.table = table;
  }

  @Override
  public Feed feed() {
    return Feed.SUPPLIER;
  }

  @Override
  public Map<String, JsonNode> contents(Handle transaction, String scope, Collection<String> keys) {
    Map<String, JsonNode> contents = new HashMap<>();
    if (scope.equals(Feed.ALL)) {
      table.read(transaction, keys).forEach((number, supplier) -> contents.put(number, Contract.tree(supplier)));
    }
    return contents;
  }

  @Override
  public Set<String> members(Handle transaction, Collection<String> scopes) {
    Set<String> numbers = new HashSet<>();
    if (scopes.contains(Feed.ALL)) {
      transaction.createQuery("SELECT number FROM supplier").mapTo(String.class).forEach(numbers::add);
    }
    return numbers;
  }
}
