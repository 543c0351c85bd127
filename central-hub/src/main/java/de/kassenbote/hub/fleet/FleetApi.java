package de.kassenbote.hub.fleet;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.Parameters;
import de.kassenbote.routes.contract.TillId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** {@code /api/v1/fleet}: all tills or those in one state, worst first or in another order; and one till with everything. */
public final class FleetApi {
  private static final long MOST = 100_000;

  private final Fleet fleet;

  public FleetApi(Fleet fleet) {
    this.fleet = fleet;
  }

  /**
   * The answer's shape, with the hub's time to reckon ages from.
   *
   * @param total how many match, shown or not
   */
  public record FleetAnswer(Instant hubTime, long total, List<TillView> tills) {}

  record TillAnswer(Instant hubTime, @JsonUnwrapped TillDetail till) {}

  public void register(RoutesConfig routes) {
    routes.get("/api/v1/fleet", this::list);
    routes.get("/api/v1/fleet/{till}", this::show);
  }

  private void list(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "limit", "sort", "state");
    TillState state = parameters.oneOf("state", TillState.values(), TillState::id);
    TillOrder order = Objects.requireNonNullElse(parameters.oneOf("sort", TillOrder.values(), TillOrder::id), TillOrder.WORST);
    long limit = Objects.requireNonNullElse(parameters.number("limit", MOST), MOST);
    List<TillView> tills = fleet.tills().stream().filter(till -> state == null || till.state() == state).sorted(order.comparator()).toList();
    ctx.json(new FleetAnswer(fleet.now(), tills.size(), tills.stream().limit(limit).toList()));
  }

  private void show(Context ctx) {
    Parameters.of(ctx);
    TillId till = Parameters.read(ctx.pathParam("till"), TillId::new);
    TillDetail detail = fleet.till(till).orElseThrow(() -> HttpProblem.notFound("there is no till %s at the hub".formatted(till)));
    ctx.json(new TillAnswer(fleet.now(), detail));
  }
}
