package de.kassenbote.till.catalog;

import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.till.feed.FeedRow;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Articles, and their GTINs in a table of their own. */
final class ArticleTable extends ContentTable<Article> {
  ArticleTable() {
    super(Feed.CATALOG, "article", Article.class);
  }

  @Override
  String key(Article value) {
    return value.number();
  }

  @Override
  long revision(Article value) {
    return value.revision();
  }

  @Override
  String searchText(Article value) {
    return words(value.number(), value.name(), String.join("\n", value.gtins()));
  }

  @Override
  void written(Handle h, List<FeedRow<Article>> rows) {
    removed(h, rows.stream().map(FeedRow::key).toList());
    PreparedBatch inserts = h.prepareBatch("INSERT INTO article_gtin (gtin, number) VALUES (?, ?)");
    for (FeedRow<Article> row : rows) {
      row.value().gtins().stream().distinct().forEach(gtin -> inserts.add(gtin, row.key()));
    }
    execute(inserts);
  }

  @Override
  void removed(Handle h, List<String> keys) {
    PreparedBatch deletes = h.prepareBatch("DELETE FROM article_gtin WHERE number = ?");
    keys.forEach(deletes::add);
    execute(deletes);
  }

  /** Should several articles have it, the first by number. */
  Optional<Article> byGtin(Handle h, String gtin) {
    return h.select(
            """
            SELECT a.content FROM article a JOIN article_gtin g ON g.number = a.number
            WHERE g.gtin = ? ORDER BY a.number FETCH FIRST 1 ROWS ONLY
            """,
            gtin)
        .mapTo(String.class)
        .findOne()
        .map(this::record);
  }
}
