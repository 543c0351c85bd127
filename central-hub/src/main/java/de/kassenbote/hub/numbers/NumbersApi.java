package de.kassenbote.hub.numbers;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/number-series} and {@code /api/v1/numbers}: where numbers come from, and which ones each till has. */
public final class NumbersApi {
  private final NumberAdministration administration;
  private final Function<TillId, List<RangeUse>> told;

  /**
   * @param told what a till told last of its ranges
   */
  public NumbersApi(NumberAdministration administration, Function<TillId, List<RangeUse>> told) {
    this.administration = administration;
    this.told = told;
  }

  public void register(RoutesConfig routes) {
    routes.get("/api/v1/number-series", ctx -> ctx.json(administration.series()));
    routes.post("/api/v1/number-series", this::add);
    routes.put("/api/v1/number-series/{prefix}", this::set);
    routes.get("/api/v1/numbers", ctx -> ctx.json(administration.tills(told, till(ctx.queryParam("till")))));
    routes.post("/api/v1/tills/{till}/numbers", this::give);
    routes.put("/api/v1/tills/{till}/number-series", this::assign);
    routes.post("/api/v1/tills/{till}/numbers/skip", this::skip);
  }

  record Assigned(String prefix) {}

  record Skipped(String prefix, long last) {}

  record Given(String prefix, long first, long last, boolean reserve) {}

  private void add(Context ctx) {
    Series series = body(ctx, Series.class);
    refusing(() -> {
      administration.add(series, Operator.of(ctx));
      return series;
    });
    ctx.status(201).json(series);
  }

  private void set(Context ctx) {
    Series series = body(ctx, Series.class);
    if (!series.prefix().equals(ctx.pathParam("prefix"))) {
      throw HttpProblem.badRequest("the prefix of a series stays: '%s', got '%s'".formatted(ctx.pathParam("prefix"), series.prefix()));
    }
    refusing(() -> {
      administration.set(series, Operator.of(ctx));
      return series;
    });
    ctx.json(series);
  }

  private void give(Context ctx) {
    Given given = body(ctx, Given.class);
    TillId till = path(ctx);
    ctx.status(201)
        .json(refusing(() -> administration.give(till, given.prefix(), given.first(), given.last(), given.reserve(), Operator.of(ctx))));
  }

  private void assign(Context ctx) {
    Assigned assigned = body(ctx, Assigned.class);
    TillId till = path(ctx);
    refusing(() -> {
      administration.assign(till, assigned.prefix(), Operator.of(ctx));
      return till;
    });
    ctx.status(204);
  }

  private void skip(Context ctx) {
    Skipped skipped = body(ctx, Skipped.class);
    TillId till = path(ctx);
    refusing(() -> {
      administration.skip(till, skipped.prefix(), skipped.last(), Operator.of(ctx));
      return till;
    });
    ctx.status(204);
  }

  private static TillId path(Context ctx) {
    return refusing(() -> new TillId(ctx.pathParam("till")));
  }

  private static @Nullable TillId till(@Nullable String id) {
    return id == null ? null : refusing(() -> new TillId(id));
  }

  private static <T> T body(Context ctx, Class<T> type) {
    try {
      return Contract.read(ctx.bodyAsBytes(), type);
    } catch (RejectedMessage e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static <T> T refusing(Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalStateException e) {
      throw HttpProblem.conflict(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw HttpProblem.unprocessable(String.valueOf(e.getMessage()));
    }
  }
}
