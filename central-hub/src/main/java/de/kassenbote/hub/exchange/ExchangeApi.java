package de.kassenbote.hub.exchange;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.masterdata.JsonBody;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.routes.contract.TillId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Supplier;

/** {@code /api/v1/tills/{till}/exchange} and {@code /api/v1/exchange-templates}: what tills get, and what a change would mean. */
public final class ExchangeApi {
  private static final String OF_TILL = "/api/v1/tills/{till}/exchange";
  private static final String TEMPLATES = "/api/v1/exchange-templates";
  private static final String TEMPLATE = TEMPLATES + "/{name}";

  private final ExchangeDesk desk;

  public ExchangeApi(ExchangeDesk desk) {
    this.desk = desk;
  }

  public void register(RoutesConfig routes) {
    routes.get(OF_TILL, ctx -> ctx.json(desk.find(till(ctx))));
    routes.put(OF_TILL, this::set);
    routes.get(TEMPLATES, ctx -> ctx.json(desk.templates()));
    routes.get(TEMPLATE, ctx -> ctx.json(desk.template(name(ctx))));
    routes.post(TEMPLATE, this::addTemplate);
    routes.put(TEMPLATE, this::setTemplate);
    routes.delete(TEMPLATE, this::removeTemplate);
  }

  private void set(Context ctx) {
    TillId till = till(ctx);
    Wish wish = wish(ctx);
    if (isDryRun(ctx)) {
      ctx.json(sound(() -> desk.preview(till, wish)));
    } else {
      ctx.json(sound(() -> {
        desk.set(till, wish, Operator.of(ctx));
        return desk.find(till);
      }));
    }
  }

  private void addTemplate(Context ctx) {
    Wish wish = wish(ctx);
    ctx.status(201).json(sound(() -> {
      desk.addTemplate(name(ctx), wish, Operator.of(ctx));
      return desk.template(name(ctx));
    }));
  }

  private void setTemplate(Context ctx) {
    Wish wish = wish(ctx);
    ctx.json(isDryRun(ctx) ? sound(() -> desk.previewTemplate(name(ctx), wish)) : sound(() -> desk.setTemplate(name(ctx), wish, Operator.of(ctx))));
  }

  private void removeTemplate(Context ctx) {
    desk.removeTemplate(name(ctx), Operator.of(ctx));
    ctx.status(204);
  }

  private static boolean isDryRun(Context ctx) {
    return Boolean.parseBoolean(ctx.queryParam("dryRun"));
  }

  private static Wish wish(Context ctx) {
    return JsonBody.read(ctx, Wish.class);
  }

  private static TillId till(Context ctx) {
    return sound(() -> new TillId(ctx.pathParam("till")));
  }

  private static String name(Context ctx) {
    return ctx.pathParam("name");
  }

  /** What contradicts itself was not understood. */
  private static <T> T sound(Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }
}
