package de.kassenbote.hub.fleet;

import io.javalin.config.RoutesConfig;
import java.time.Instant;
import java.util.List;

/** {@code GET /api/v1/fleet}: all tills, worst first, with the hub's time to reckon ages from. */
public final class FleetApi {
  private final Fleet fleet;

  public FleetApi(Fleet fleet) {
    this.fleet = fleet;
  }

  /** The answer's shape. */
  public record FleetAnswer(Instant hubTime, List<TillView> tills) {}

  public void register(RoutesConfig routes) {
    routes.get("/api/v1/fleet", ctx -> ctx.json(new FleetAnswer(fleet.now(), fleet.tills())));
  }
}
