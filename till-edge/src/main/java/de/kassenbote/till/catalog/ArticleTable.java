package de.kassenbote.till.catalog;

import de.kassenbote.database.RowBatch;
import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.till.feed.FeedRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

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

  /** No name passes for a GTIN in it: as long as it stays the same, so do the GTINs. */
  @Override
  String searchText(Article value) {
    return words(value.number(), value.name().replace('\n', ' '), String.join("\n", value.gtins()));
  }

  @Override
  void written(Handle h, List<FeedRow<Article>> added, List<FeedRow<Article>> changed, List<FeedRow<Article>> refound) {
    removed(h, refound.stream().map(FeedRow::key).toList());
    RowBatch.write(
        h,
        "INSERT INTO article_gtin (gtin, number) VALUES (?, ?)",
        Stream.concat(added.stream(), refound.stream())
            .flatMap(row -> row.value().gtins().stream().distinct().map(gtin -> new Object[] {gtin, row.key()}))
            .toList(),
        Function.identity());
  }

  @Override
  void removed(Handle h, List<String> keys) {
    RowBatch.write(h, "DELETE FROM article_gtin WHERE number = ?", keys, key -> new Object[] {key});
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
