package de.kassenbote.till.api;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Price;
import de.kassenbote.till.catalog.ArticleCatalog;
import de.kassenbote.till.catalog.CustomerDirectory;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /articles} and {@code /customers}: what the till holds of head office's data. */
final class MasterDataEndpoint {
  private final ArticleCatalog catalog;
  private final CustomerDirectory directory;
  private final Clock clock;

  MasterDataEndpoint(ArticleCatalog catalog, CustomerDirectory directory, Clock clock) {
    this.catalog = catalog;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * @param price what one unit costs now; absent when no price is in force or the cashier names it
   */
  record ArticleAnswer(Article article, @Nullable Money price) {}

  record Articles(List<ArticleAnswer> articles) {}

  record Customers(List<Customer> customers) {}

  void articles(Context ctx) {
    List<Article> found = catalog.search(Query.text(ctx, "q"), Query.limit(ctx));
    ctx.json(new Articles(found.stream().map(this::answer).toList()));
  }

  void article(Context ctx) {
    String number = ctx.pathParam("number");
    Article article =
        catalog
            .byNumber(number)
            .orElseThrow(() -> HttpProblem.notFound("article '%s' is not in this till's catalog".formatted(number)));
    ctx.json(answer(article));
  }

  void customers(Context ctx) {
    ctx.json(new Customers(directory.search(Query.text(ctx, "q"), Query.limit(ctx))));
  }

  private ArticleAnswer answer(Article article) {
    return new ArticleAnswer(article, article.priceAt(clock.instant()).map(Price::amount).orElse(null));
  }
}
