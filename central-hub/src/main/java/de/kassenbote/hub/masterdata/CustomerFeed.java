package de.kassenbote.hub.masterdata;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.feed.FeedSource;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Feed;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The customers of each group. Its scopes are the groups' names and {@link CustomerTable#NO_GROUP}, its keys customer numbers. */
public final class CustomerFeed implements FeedSource {
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
      if (CustomerTable.scope(customer).equals(scope)) {
        contents.put(customer.number(), Contract.tree(customer));
      }
    }
    return contents;
  }
}
