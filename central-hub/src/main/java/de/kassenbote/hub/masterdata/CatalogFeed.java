package de.kassenbote.hub.masterdata;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.IndexHints;
import de.kassenbote.database.KeyLists;
import de.kassenbote.hub.feed.ListedSource;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The articles of each catalog, with all their prices. Its scopes are the catalogs' names, its keys article numbers. */
public final class CatalogFeed implements ListedSource {
  @Override
  public Feed feed() {
    return Feed.CATALOG;
  }

  @Override
  public Map<String, JsonNode> contents(Handle transaction, String scope, Collection<String> keys) {
    Map<String, JsonNode> contents = new HashMap<>();
    for (List<String> some : KeyLists.chunks(keys)) {
      ArticleReader.articlesOf(transaction, scope, some).forEach((number, article) -> contents.put(number, Contract.tree(article)));
    }
    return contents;
  }

  @Override
  public Set<String> members(Handle transaction, Collection<String> scopes) {
    String sql = "SELECT article FROM " + IndexHints.byIndex("catalog_member", "catalog_member_by_catalog") + "WHERE catalog IN (<keys>)";
    Set<String> numbers = new HashSet<>();
    for (List<String> some : KeyLists.chunks(scopes)) {
      KeyLists.query(transaction, sql, some).mapTo(String.class).forEach(numbers::add);
    }
    return numbers;
  }
}
