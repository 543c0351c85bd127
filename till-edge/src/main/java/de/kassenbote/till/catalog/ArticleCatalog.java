package de.kassenbote.till.catalog;

import de.kassenbote.routes.contract.Article;
import java.util.List;
import java.util.Optional;

/** The articles that this till may sell now. */
public interface ArticleCatalog {
  Optional<Article> byNumber(String number);

  Optional<Article> byGtin(String gtin);

  /** Articles whose number, GTIN or name contains the text (whatever the case), by number; at most {@code limit}. */
  List<Article> search(String text, int limit);
}
