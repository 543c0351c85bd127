package de.kassenbote.hub.masterdata;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.feed.ChangedMembers;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.Price;
import de.kassenbote.routes.contract.Supplier;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Articles, prices, catalogs, customers and suppliers one by one, under {@code /api/v1}. */
public final class MasterDataApi {
  private final Database database;
  private final ArticleTable articleTable = new ArticleTable();
  private final Edits<ArticleState> articles;
  private final Edits<Customer> customers;
  private final Edits<Supplier> suppliers;

  public MasterDataApi(Database database, ChangedMembers marks) {
    this.database = database;
    this.articles = new Edits<>(database, articleTable, new MasterDataWriter<>(articleTable, marks));
    this.customers = edits(database, new CustomerTable(), marks);
    this.suppliers = edits(database, new SupplierTable(), marks);
  }

  private static <S> Edits<S> edits(Database database, MasterTable<S> table, ChangedMembers marks) {
    return new Edits<>(database, table, new MasterDataWriter<>(table, marks));
  }

  public void register(RoutesConfig routes) {
    routes.get("/api/v1/articles/{number}", ctx -> answer(ctx, ArticleBody.of(articles.find(number(ctx)))));
    routes.put("/api/v1/articles/{number}", this::putArticle);
    routes.delete("/api/v1/articles/{number}", ctx -> delete(ctx, articles));
    routes.put("/api/v1/articles/{number}/prices", this::putPrices);
    routes.get("/api/v1/catalogs", ctx -> answer(ctx, database.read(articleTable::catalogs)));
    routes.put("/api/v1/catalogs/{name}/articles/{number}", ctx -> editCatalogs(ctx, true));
    routes.delete("/api/v1/catalogs/{name}/articles/{number}", ctx -> editCatalogs(ctx, false));
    routes.get("/api/v1/customers/{number}", ctx -> answer(ctx, customers.find(number(ctx))));
    routes.put("/api/v1/customers/{number}", this::putCustomer);
    routes.delete("/api/v1/customers/{number}", ctx -> delete(ctx, customers));
    routes.get("/api/v1/suppliers/{number}", ctx -> answer(ctx, suppliers.find(number(ctx))));
    routes.put("/api/v1/suppliers/{number}", this::putSupplier);
    routes.delete("/api/v1/suppliers/{number}", ctx -> delete(ctx, suppliers));
  }

  private void putArticle(Context ctx) {
    ArticleBody body = JsonBody.read(ctx, ArticleBody.class);
    String number = number(ctx);
    if (body.catalogs() != null) {
      body.catalogs().forEach(name -> catalog(name));
    }
    answer(ctx, ArticleBody.of(articles.put(number, body.number(), new Edit<>(number, before -> body.applyTo(number, before)))));
  }

  private void putPrices(Context ctx) {
    List<Price> prices = List.of(JsonBody.read(ctx, Price[].class));
    articles.change(number(ctx), new Edit<>(number(ctx), before -> existing(before).withPrices(ArticleBody.checked(prices))));
    answer(ctx, ArticleBody.of(articles.find(number(ctx))));
  }

  private void editCatalogs(Context ctx, boolean member) {
    String catalog = catalog(ctx.pathParam("name"));
    articles.change(
        number(ctx),
        new Edit<>(number(ctx), before -> member ? existing(before).alsoIn(List.of(catalog)) : existing(before).notIn(catalog)));
    ctx.status(204);
  }

  private void putCustomer(Context ctx) {
    CustomerBody body = JsonBody.read(ctx, CustomerBody.class);
    String number = number(ctx);
    answer(ctx, customers.put(number, body.number(), new Edit<>(number, before -> body.applyTo(number, before))));
  }

  private void putSupplier(Context ctx) {
    SupplierBody body = JsonBody.read(ctx, SupplierBody.class);
    String number = number(ctx);
    answer(ctx, suppliers.put(number, body.number(), new Edit<>(number, before -> body.applyTo(number, before))));
  }

  private static void delete(Context ctx, Edits<?> edits) {
    edits.change(number(ctx), Edit.delete(number(ctx)));
    ctx.status(204);
  }

  private static ArticleState existing(@Nullable ArticleState state) {
    return Objects.requireNonNull(state, "the article was deleted meanwhile");
  }

  private static String catalog(String name) {
    try {
      return new FeedScope(Feed.CATALOG, name.strip()).scope();
    } catch (IllegalArgumentException e) {
      throw HttpProblem.unprocessable("catalog: " + e.getMessage());
    }
  }

  private static String number(Context ctx) {
    return ctx.pathParam("number");
  }

  /** In the contract's JSON, whatever mapper the server has. */
  private static void answer(Context ctx, Object value) {
    ctx.contentType("application/json").result(Contract.write(value));
  }
}
