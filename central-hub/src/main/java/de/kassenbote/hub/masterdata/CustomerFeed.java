package de.kassenbote.hub.masterdata;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.feed.ListedSource;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Feed;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The customers of each group. Its scopes are the groups' names, {@link CustomerTable#NO_GROUP} and, for every customer,
 * {@link Feed#ALL}; its keys are customer numbers.
 */
public final class CustomerFeed implements ListedSource {
  private final CustomerTable table;

  public CustomerFeed(CustomerTable table) {
    this.table = table;
  }

  @Override
  public Feed feed() {
    return Feed.CUSTOMER;
  }

  @Override
  public Map<String, JsonNode> contents(Handle transaction, String scope, Collection<String> keys) {
    Map<String, JsonNode> contents = new HashMap<>();
    for (Customer customer : table.read(transaction, keys).values()) {
      if (scope.equals(Feed.ALL) || CustomerTable.scope(customer).equals(scope)) {
        contents.put(customer.number(), Contract.tree(customer));
      }
    }
    return contents;
  }

  @Override
  public Set<String> members(Handle transaction, Collection<String> scopes) {
    return table.members(transaction, scopes);
  }
}
