package de.kassenbote.hub.registry;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says when adding a till; absent lists mean the catalog {@code standard}, no customers.
 *
 * @param name what people call it; absent = its id says enough
 * @param branch where it stands; absent = in none
 * @param released whether it may be used at once; absent = yes
 */
public record NewTill(
    TillId id,
    @Nullable List<String> catalogs,
    @Nullable List<String> customerGroups,
    @Nullable Boolean suppliers,
    @Nullable Boolean stock,
    @Nullable String name,
    @Nullable BranchId branch,
    @Nullable Boolean released) {
  public NewTill {
    if (id == null) {
      throw new IllegalArgumentException("id is missing");
    }
    if (name != null) {
      BaseDataName.require(name);
    }
  }

  TillStage stage() {
    return Boolean.FALSE.equals(released) ? TillStage.ADDED : TillStage.RELEASED;
  }

  SortedSet<FeedScope> scopes() {
    return new Exchange(catalogs == null ? List.of("standard") : catalogs, customerGroups, suppliers, stock).scopes();
  }

  /** Which catalogs, customers, suppliers and stock a till gets. */
  record Exchange(
      @Nullable List<String> catalogs, @Nullable List<String> customerGroups, @Nullable Boolean suppliers, @Nullable Boolean stock) {
    SortedSet<FeedScope> scopes() {
      SortedSet<FeedScope> scopes = new TreeSet<>();
      orNone(catalogs).forEach(c -> scopes.add(new FeedScope(Feed.CATALOG, c)));
      orNone(customerGroups).forEach(g -> scopes.add(new FeedScope(Feed.CUSTOMER, g)));
      if (Boolean.TRUE.equals(suppliers)) {
        scopes.add(new FeedScope(Feed.SUPPLIER, Feed.ALL));
      }
      if (Boolean.TRUE.equals(stock)) {
        scopes.add(new FeedScope(Feed.STOCK, Feed.ALL));
      }
      return scopes;
    }

    private static List<String> orNone(@Nullable List<String> names) {
      return names == null ? List.of() : names;
    }
  }
}
