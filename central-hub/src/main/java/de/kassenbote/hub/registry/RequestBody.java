package de.kassenbote.hub.registry;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import io.javalin.http.Context;

/** What a request brings, as a record; what is wrong with it is refused in one sentence. */
public final class RequestBody {
  private RequestBody() {}

  public static <T> T of(Context ctx, Class<T> type) {
    try {
      return Contract.read(ctx.bodyAsBytes(), type);
    } catch (RejectedMessage e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** Of a request that may come without one. */
  public static <T> T orElse(Context ctx, Class<T> type, T otherwise) {
    return ctx.bodyAsBytes().length == 0 ? otherwise : of(ctx, type);
  }
}
