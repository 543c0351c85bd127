package de.kassenbote.hub.registry;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.Parameters;
import de.kassenbote.hub.exchange.Wish;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.routes.contract.TillId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/tills}: which tills there are, adding one, changing where it stands. */
public final class TillsApi {
  private final TillRegistry registry;
  private final TillAdministration administration;
  private final TillBaseData baseData;

  public TillsApi(TillRegistry registry, TillAdministration administration, TillBaseData baseData) {
    this.registry = registry;
    this.administration = administration;
    this.baseData = baseData;
  }

  /** What is absent stays as it is. */
  record Change(@Nullable String name, @Nullable BranchId branch) {}

  /**
   * A till to be added; what it is to get stands beside it in the same request.
   *
   * @param released absent = yes
   */
  record Added(TillId id, @Nullable String name, @Nullable BranchId branch, @Nullable Boolean released) {
    Added {
      if (id == null) {
        throw new IllegalArgumentException("id is missing");
      }
    }

    NewTill with(Wish exchange) {
      return new NewTill(id, name, branch, !Boolean.FALSE.equals(released), exchange.orStandard());
    }
  }

  public void register(RoutesConfig routes) {
    routes.get("/api/v1/tills", ctx -> ctx.json(registry.all()));
    routes.get("/api/v1/tills/{till}", this::show);
    routes.post("/api/v1/tills", this::add);
    routes.put("/api/v1/tills/{till}", this::change);
  }

  private void show(Context ctx) {
    TillId till = till(ctx);
    ctx.json(registry.find(till).orElseThrow(() -> TillRegistry.unknown(till)));
  }

  private void add(Context ctx) {
    Added added = RequestBody.of(ctx, Added.class);
    try {
      ctx.status(201).json(administration.add(List.of(added.with(RequestBody.of(ctx, Wish.class))), Operator.of(ctx)).get(0));
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private void change(Context ctx) {
    Change change = RequestBody.of(ctx, Change.class);
    try {
      ctx.json(baseData.change(till(ctx), change.name(), change.branch(), Operator.of(ctx)));
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static TillId till(Context ctx) {
    return Parameters.read(ctx.pathParam("till"), TillId::new);
  }
}
