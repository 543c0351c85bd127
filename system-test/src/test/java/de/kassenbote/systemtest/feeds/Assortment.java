package de.kassenbote.systemtest.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.feed.FeedMarks;
import de.kassenbote.hub.feed.FeedSource;
import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Price;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The hub's articles and the catalogs they are in, as plain as can be. */
final class Assortment implements FeedSource {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final FeedMarks marks = new FeedMarks();

  static void createTables(Handle h) {
    h.execute("CREATE TABLE assortment (number VARCHAR(40) NOT NULL PRIMARY KEY, content VARCHAR(2000) NOT NULL)");
    h.execute("CREATE TABLE assortment_catalog (number VARCHAR(40) NOT NULL, catalog VARCHAR(60) NOT NULL, PRIMARY KEY (number, catalog))");
  }

  /** A new revision of each, with a price that switches in a year. */
  void edit(Handle h, Collection<String> catalogs, List<String> numbers, long revision) {
    catalogs.forEach(catalog -> marks.mark(h, scope(catalog), numbers));
    PreparedBatch updates = h.prepareBatch("UPDATE assortment SET content = ? WHERE number = ?");
    numbers.forEach(number -> updates.add(Contract.text(article(number, revision)), number));
    int[] known = updates.execute();
    for (int i = 0; i < known.length; i++) {
      if (known[i] == 0) {
        h.execute("INSERT INTO assortment (content, number) VALUES (?, ?)", Contract.text(article(numbers.get(i), revision)), numbers.get(i));
      }
    }
  }

  void list(Handle h, String catalog, List<String> numbers) {
    marks.mark(h, scope(catalog), numbers);
    for (String number : numbers) {
      h.execute("DELETE FROM assortment_catalog WHERE number = ? AND catalog = ?", number, catalog);
      h.execute("INSERT INTO assortment_catalog (number, catalog) VALUES (?, ?)", number, catalog);
    }
  }

  void unlist(Handle h, String catalog, List<String> numbers) {
    marks.mark(h, scope(catalog), numbers);
    numbers.forEach(number -> h.execute("DELETE FROM assortment_catalog WHERE number = ? AND catalog = ?", number, catalog));
  }

  static FeedScope scope(String catalog) {
    return new FeedScope(Feed.CATALOG, catalog);
  }

  @Override
  public Feed feed() {
    return Feed.CATALOG;
  }

  @Override
  public Map<String, JsonNode> contents(Handle h, String scope, Collection<String> keys) {
    String sql =
        "SELECT a.content FROM assortment_catalog c JOIN assortment a ON a.number = c.number WHERE c.number = ? AND c.catalog = ?";
    Map<String, JsonNode> contents = new HashMap<>();
    try (PreparedStatement select = h.getConnection().prepareStatement(sql)) {
      for (String key : keys) {
        select.setString(1, key);
        select.setString(2, scope);
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            contents.put(key, Contract.read(row.getString(1).getBytes(StandardCharsets.UTF_8), JsonNode.class));
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return contents;
  }

  private static Article article(String number, long revision) {
    Price now = new Price(Money.of(100 + revision, "EUR"), START, null);
    Price later = new Price(Money.of(200 + revision, "EUR"), START.plusSeconds(400L * 86_400), null);
    return new Article(
        number, revision, "Article " + number + " of revision " + revision, null, List.of("4%07d".formatted(Math.floorMod(number.hashCode(), 9_999_999))),
        "piece", BigDecimal.valueOf(7), false, false, null, null, List.of(now, later));
  }
}
