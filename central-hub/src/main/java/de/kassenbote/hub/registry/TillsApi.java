package de.kassenbote.hub.registry;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code /api/v1/tills}: which tills there are, adding one, changing what one gets. */
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
    routes.put("/api/v1/tills/{till}/exchange", this::exchange);
  }

  private void add(Context ctx) {
    NewTill till = body(ctx, NewTill.class);
    try {
      ctx.status(201).json(administration.add(till.id(), till.scopes()));
    } catch (IllegalStateException e) {
      throw HttpProblem.conflict(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private void exchange(Context ctx) {
    NewTill.Exchange exchange = body(ctx, NewTill.Exchange.class);
    try {
      administration.exchange(new TillId(ctx.pathParam("till")), exchange.scopes());
      ctx.status(204);
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
