package de.kassenbote.hub.registry;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.Parameters;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.routes.contract.StorableText;
import de.kassenbote.routes.contract.TillId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/tills/{till}/…}: the steps of a till's life. */
public final class TillStepsApi {
  private static final String PATH = "/api/v1/tills/{till}/";
  private static final int MAX_REASON = 500;

  private final TillLifecycle lifecycle;

  public TillStepsApi(TillLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  /**
   * @param force although something of it is known to be unsent; wants a reason
   */
  record Retirement(@Nullable Boolean force, @Nullable String reason) {
    boolean isForced() {
      return Boolean.TRUE.equals(force);
    }
  }

  public void register(RoutesConfig routes) {
    routes.post(PATH + "release", ctx -> ctx.json(lifecycle.release(till(ctx), Operator.of(ctx))));
    routes.post(PATH + "lock", ctx -> ctx.json(lifecycle.lock(till(ctx), Operator.of(ctx))));
    routes.post(PATH + "unbind", ctx -> ctx.json(lifecycle.unbind(till(ctx), Operator.of(ctx))));
    routes.post(PATH + "retire", this::retire);
  }

  private void retire(Context ctx) {
    Retirement wanted = RequestBody.orElse(ctx, Retirement.class, new Retirement(false, null));
    ctx.json(lifecycle.retire(till(ctx), wanted.isForced() ? reason(wanted.reason()) : null, Operator.of(ctx)));
  }

  private static String reason(@Nullable String reason) {
    if (reason == null || reason.isBlank() || reason.length() > MAX_REASON || !StorableText.is(reason)) {
      throw HttpProblem.badRequest("who retires a till by force says why: reason must have 1 to %d characters".formatted(MAX_REASON));
    }
    return reason;
  }

  private static TillId till(Context ctx) {
    return Parameters.read(ctx.pathParam("till"), TillId::new);
  }
}
