package de.kassenbote.systemtest.harness;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.feed.FeedHash;
import de.kassenbote.hub.masterdata.CatalogFeed;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.till.catalog.TillCatalog;
import de.kassenbote.till.feed.TillFeeds;
import de.kassenbote.till.numbers.DerbyNumberRanges;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stopped hub, or a stopped till, holds of the catalogs.
 *
 * @param hashes over the contents, by catalog
 */
public record FeedState(String generation, Map<String, String> hashes) {
  public static FeedState atHub(Path database) {
    try (Database open = Database.open(DatabaseSettings.derby(database), "db/hub")) {
      FeedHash hash = FeedHash.over(open, List.of(new CatalogFeed()));
      Map<String, String> hashes = new TreeMap<>();
      texts(open, "SELECT DISTINCT scope FROM feed_scope WHERE feed = 'catalog'")
          .forEach(scope -> hashes.put(scope, hash.of(new FeedScope(Feed.CATALOG, scope))));
      return new FeedState(texts(open, "SELECT generation FROM feed_generation").get(0), hashes);
    }
  }

  /** Of the catalogs that it holds; the generation is empty when they are not all of the same one. */
  public static FeedState atTill(TillProcess till) {
    try (Database open = Database.open(DatabaseSettings.derby(till.data().resolve("database")), "db/till")) {
      TillCatalog catalog = new TillCatalog(open, till.id(), till.assignment().settings(), new DerbyNumberRanges(open));
      TillFeeds feeds = new TillFeeds(open, catalog.rows(), catalog, Clock.systemUTC());
      List<Cursor> cursors = feeds.cursors().stream().filter(c -> c.scope().feed() == Feed.CATALOG).toList();
      Map<String, String> hashes = new TreeMap<>();
      cursors.forEach(c -> hashes.put(c.scope().scope(), feeds.hash(c.scope())));
      List<String> generations = cursors.stream().map(Cursor::generation).distinct().toList();
      return new FeedState(generations.size() == 1 ? generations.get(0) : "", hashes);
    }
  }

  /** Only these catalogs. */
  public FeedState of(String... catalogs) {
    Map<String, String> some = new TreeMap<>(hashes);
    some.keySet().retainAll(List.of(catalogs));
    return new FeedState(generation, some);
  }

  private static List<String> texts(Database database, String sql) {
    return database.read(h -> h.createQuery(sql).mapTo(String.class).list());
  }
}
