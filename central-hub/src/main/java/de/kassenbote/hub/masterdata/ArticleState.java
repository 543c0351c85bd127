package de.kassenbote.hub.masterdata;

import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Price;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An article with its prices and the catalogs it is in.
 *
 * @param article its GTINs in ascending order; being in another catalog is no change of the article
 */
public record ArticleState(Article article, SortedSet<String> catalogs) {
  /** Where an article goes that is in no catalog. */
  public static final String STANDARD_CATALOG = "standard";

  public ArticleState {
    article = withSortedGtins(article);
    catalogs = Collections.unmodifiableSortedSet(new TreeSet<>(catalogs));
  }

  public ArticleState withPrices(List<Price> prices) {
    return new ArticleState(with(article, article.revision(), article.gtins(), prices), catalogs);
  }

  ArticleState withRevision(long revision) {
    return new ArticleState(with(article, revision, article.gtins(), article.prices()), catalogs);
  }

  /** In these catalogs too; in the standard one when it would be in none. */
  public ArticleState alsoIn(Collection<String> more) {
    SortedSet<String> all = new TreeSet<>(catalogs);
    all.addAll(more);
    if (all.isEmpty()) {
      all.add(STANDARD_CATALOG);
    }
    return new ArticleState(article, all);
  }

  ArticleState notIn(String catalog) {
    SortedSet<String> rest = new TreeSet<>(catalogs);
    rest.remove(catalog);
    return new ArticleState(article, rest);
  }

  private static Article withSortedGtins(Article article) {
    List<String> sorted = article.gtins().stream().distinct().sorted().toList();
    return sorted.equals(article.gtins()) ? article : with(article, article.revision(), sorted, article.prices());
  }

  private static Article with(Article a, long revision, List<String> gtins, List<Price> prices) {
    return new Article(
        a.number(), revision, a.name(), a.group(), gtins, a.unit(), a.taxRate(), a.openPrice(), a.weighed(), a.depositArticle(), a.picture(), prices);
  }
}
