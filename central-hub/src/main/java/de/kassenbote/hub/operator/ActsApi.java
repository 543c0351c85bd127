package de.kassenbote.hub.operator;

import io.javalin.config.RoutesConfig;

/** {@code GET /api/v1/acts}: what operators did, the latest first. */
public final class ActsApi {
  private final OperatorActs acts;

  public ActsApi(OperatorActs acts) {
    this.acts = acts;
  }

  public void register(RoutesConfig routes) {
    routes.get("/api/v1/acts", ctx -> ctx.json(acts.list()));
  }
}
