package de.kassenbote.hub.registry;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.exchange.Wish;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code /api/v1/tills}: which tills there are, adding one. */
public final class TillsApi {
  private final TillRegistry registry;
  private final TillAdministration administration;

  public TillsApi(TillRegistry registry, TillAdministration administration) {
    this.registry = registry;
    this.administration = administration;
  }

  public void register(RoutesConfig routes) {
    routes.get("/api/v1/tills", ctx -> ctx.json(registry.all()));
    routes.post("/api/v1/tills", this::add);
  }

  private void add(Context ctx) {
    NewTill till = body(ctx, NewTill.class);
    try {
      ctx.status(201).json(administration.add(till.id(), body(ctx, Wish.class).orStandard()));
    } catch (IllegalStateException e) {
      throw HttpProblem.conflict(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static <T> T body(Context ctx, Class<T> type) {
    try {
      return Contract.read(ctx.bodyAsBytes(), type);
    } catch (RejectedMessage e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }
}
