package de.kassenbote.hub.stock;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.masterdata.InvalidEdits;
import de.kassenbote.hub.masterdata.JsonBody;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.StockLevel;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code GET} and {@code PUT /api/v1/stock/{article}}: the level of one article. */
public final class StockApi {
  private final Database database;
  private final StockTable table;
  private final StockLevels levels;

  public StockApi(Database database, StockTable table, StockLevels levels) {
    this.database = database;
    this.table = table;
    this.levels = levels;
  }

  public void register(RoutesConfig routes) {
    routes.get("/api/v1/stock/{article}", ctx -> show(ctx, ctx.pathParam("article")));
    routes.put("/api/v1/stock/{article}", this::put);
  }

  private void put(Context ctx) {
    String article = ctx.pathParam("article");
    BigDecimal quantity = checked(article, JsonBody.read(ctx, Level.class));
    try {
      database.useTransaction(tx -> levels.set(tx, List.of(Map.entry(article, quantity)), done -> {}));
    } catch (StockIsRebuilt e) {
      throw HttpProblem.conflict(String.valueOf(e.getMessage()));
    } catch (InvalidEdits e) {
      throw HttpProblem.unprocessable(String.valueOf(e.getMessage()));
    }
    show(ctx, article);
  }

  private static BigDecimal checked(String article, Level level) {
    try {
      return new StockLevel(article, 0, Objects.requireNonNull(level.quantity(), "quantity is missing")).quantity();
    } catch (IllegalArgumentException | NullPointerException e) {
      throw HttpProblem.unprocessable(String.valueOf(e.getMessage()));
    }
  }

  private void show(Context ctx, String article) {
    StockLevel level = database.read(tx -> table.read(tx, List.of(article))).get(article);
    if (level == null) {
      throw HttpProblem.notFound("there is no stock of article '%s'".formatted(article));
    }
    ctx.contentType("application/json").result(Contract.write(level));
  }

  record Level(BigDecimal quantity) {}
}
