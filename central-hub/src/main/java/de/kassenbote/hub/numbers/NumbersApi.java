package de.kassenbote.hub.numbers;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.masterdata.JsonBody;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.routes.contract.TillId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/number-series} and {@code /api/v1/numbers}: where numbers come from, and which ones each till has. */
public final class NumbersApi {
  private static final String SERIES = "/api/v1/number-series";
  private static final String TILL = "/api/v1/tills/{till}/";

  private final NumberAdministration administration;
  private final NumberOverview overview;
  private final Function<TillId, List<RangeUse>> told;

  NumbersApi(NumberAdministration administration, NumberOverview overview, Function<TillId, List<RangeUse>> told) {
    this.administration = administration;
    this.overview = overview;
    this.told = told;
  }

  public void register(RoutesConfig routes) {
    routes.get(SERIES, ctx -> ctx.json(overview.series()));
    routes.post(SERIES, this::add);
    routes.put(SERIES + "/{prefix}", this::set);
    routes.get("/api/v1/numbers", ctx -> ctx.json(overview.tills(told, till(ctx.queryParam("till")))));
    routes.post(TILL + "numbers", this::give);
    routes.post(TILL + "numbers/skip", this::skip);
    routes.put(TILL + "number-series", this::assign);
  }

  record Assigned(@Nullable String prefix) {}

  record Skipped(@Nullable String prefix, @Nullable Long last) {}

  /**
   * @param reserve to be used only when the till has no others; absent = no
   */
  record Given(@Nullable String prefix, @Nullable Long first, @Nullable Long last, @Nullable Boolean reserve) {}

  private void add(Context ctx) {
    SeriesWish wish = JsonBody.read(ctx, SeriesWish.class);
    ctx.status(201).json(refusing(() -> administration.add(wish, Operator.of(ctx))));
  }

  private void set(Context ctx) {
    SeriesWish wish = JsonBody.read(ctx, SeriesWish.class);
    ctx.json(refusing(() -> administration.set(ctx.pathParam("prefix"), wish, Operator.of(ctx))));
  }

  private void give(Context ctx) {
    Given given = JsonBody.read(ctx, Given.class);
    String prefix = present("prefix", given.prefix());
    long first = present("first", given.first());
    long last = present("last", given.last());
    boolean reserve = Boolean.TRUE.equals(given.reserve());
    ctx.status(201).json(refusing(() -> administration.give(path(ctx), prefix, first, last, reserve, Operator.of(ctx))));
  }

  private void skip(Context ctx) {
    Skipped skipped = JsonBody.read(ctx, Skipped.class);
    String prefix = present("prefix", skipped.prefix());
    long last = present("last", skipped.last());
    refusing(() -> {
      administration.skip(path(ctx), prefix, last, Operator.of(ctx));
      return prefix;
    });
    ctx.status(204);
  }

  private void assign(Context ctx) {
    String prefix = present("prefix", JsonBody.read(ctx, Assigned.class).prefix());
    refusing(() -> {
      administration.assign(path(ctx), prefix, Operator.of(ctx));
      return prefix;
    });
    ctx.status(204);
  }

  private static TillId path(Context ctx) {
    return new TillId(ctx.pathParam("till"));
  }

  private static @Nullable TillId till(@Nullable String id) {
    return id == null ? null : refusing(() -> new TillId(id));
  }

  private static <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw HttpProblem.unprocessable(name + " is missing");
    }
    return value;
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
