package de.kassenbote.hub.masterdata;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.KeyLists;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Articles with their GTINs, prices and catalogs. */
public final class ArticleTable implements MasterTable<ArticleState> {
  @Override
  public String kind() {
    return "article";
  }

  /** One article as it is stored. */
  public Optional<ArticleState> find(Handle transaction, String number) {
    return Optional.ofNullable(read(transaction, List.of(number)).get(number));
  }

  /** Those of these numbers that are articles. */
  public Set<String> known(Handle transaction, Collection<String> numbers) {
    Set<String> known = new TreeSet<>();
    for (List<String> some : KeyLists.chunks(numbers)) {
      String sql = "SELECT number FROM " + IndexHints.byPrimaryKey("article") + "WHERE number IN (<keys>)";
      known.addAll(KeyLists.query(transaction, sql, some).mapTo(String.class).list());
    }
    return known;
  }

  /** Every catalog with the number of its articles, by name. */
  List<Catalog> catalogs(Handle transaction) {
    return transaction
        .createQuery(
            """
            SELECT c.name, COUNT(m.article) AS articles
            FROM catalog c LEFT JOIN catalog_member m ON m.catalog = c.name
            GROUP BY c.name ORDER BY c.name
            """)
        .map((row, ctx) -> new Catalog(row.getString("name"), row.getLong("articles")))
        .list();
  }

  @Override
  public Map<String, ArticleState> read(Handle transaction, Collection<String> keys) {
    Map<String, ArticleState> states = new HashMap<>();
    for (List<String> some : KeyLists.chunks(keys)) {
      Map<String, List<String>> catalogs = ArticleReader.catalogs(transaction, some);
      ArticleReader.articles(transaction, some)
          .forEach((number, article) -> states.put(number, new ArticleState(article, new TreeSet<>(catalogs.getOrDefault(number, List.of())))));
    }
    return states;
  }

  /** A changed article concerns each catalog that holds it; a moved one those that it leaves or enters. */
  @Override
  public Set<FeedScope> scopes(Difference<ArticleState> difference) {
    Set<String> before = catalogs(difference.before());
    Set<String> after = catalogs(difference.after());
    Set<String> names = new TreeSet<>(before);
    names.addAll(after);
    if (!contentDiffers(difference)) {
      names.removeIf(name -> before.contains(name) && after.contains(name));
    }
    return names.stream().map(name -> new FeedScope(Feed.CATALOG, name)).collect(Collectors.toSet());
  }

  @Override
  public void check(Handle transaction, List<Difference<ArticleState>> differences, Consumer<Finding> findings) {
    new ArticleRules(transaction, differences, findings).check();
  }

  @Override
  public void write(Handle transaction, List<Difference<ArticleState>> differences, IntConsumer written) {
    new ArticleWriter(transaction, differences).write(written);
  }

  static boolean contentDiffers(Difference<ArticleState> difference) {
    ArticleState before = difference.before();
    ArticleState after = difference.after();
    return before == null || after == null || !Objects.equals(before.article(), after.article());
  }

  private static Set<String> catalogs(@Nullable ArticleState state) {
    return state == null ? Set.of() : state.catalogs();
  }
}
