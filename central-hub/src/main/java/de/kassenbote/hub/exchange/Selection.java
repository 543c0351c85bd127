package de.kassenbote.hub.exchange;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a till gets. Customers are all, those of some groups, or none.
 *
 * @param allCustomers also those without a group and those of groups to come; then no group is named
 */
record Selection(
    SortedSet<String> catalogs, boolean allCustomers, SortedSet<String> customerGroups, boolean suppliers, boolean stock) {
  Selection {
    catalogs = Collections.unmodifiableSortedSet(new TreeSet<>(catalogs));
    customerGroups = Collections.unmodifiableSortedSet(new TreeSet<>(customerGroups));
    if (customerGroups.contains(Feed.ALL)) {
      throw new IllegalArgumentException("'all' is no customer group; every customer is allCustomers (--all-customers)");
    }
    if (allCustomers && !customerGroups.isEmpty()) {
      throw new IllegalArgumentException("a till gets all customers or those of some groups, not both; got all and %s".formatted(customerGroups));
    }
  }

  /** The selection that has these scopes. */
  static Selection of(Collection<FeedScope> scopes) {
    SortedSet<String> groups = names(scopes, Feed.CUSTOMER);
    boolean all = groups.remove(Feed.ALL);
    return new Selection(
        names(scopes, Feed.CATALOG), all, all ? new TreeSet<>() : groups, !names(scopes, Feed.SUPPLIER).isEmpty(), !names(scopes, Feed.STOCK).isEmpty());
  }

  SortedSet<FeedScope> scopes() {
    SortedSet<FeedScope> scopes = new TreeSet<>();
    catalogs.forEach(name -> scopes.add(new FeedScope(Feed.CATALOG, name)));
    customerGroups.forEach(name -> scopes.add(new FeedScope(Feed.CUSTOMER, name)));
    if (allCustomers) {
      scopes.add(new FeedScope(Feed.CUSTOMER, Feed.ALL));
    }
    if (suppliers) {
      scopes.add(new FeedScope(Feed.SUPPLIER, Feed.ALL));
    }
    if (stock) {
      scopes.add(new FeedScope(Feed.STOCK, Feed.ALL));
    }
    return scopes;
  }

  private static SortedSet<String> names(Collection<FeedScope> scopes, Feed feed) {
    return scopes.stream().filter(s -> s.feed() == feed).map(FeedScope::scope).collect(Collectors.toCollection(TreeSet::new));
  }
}
