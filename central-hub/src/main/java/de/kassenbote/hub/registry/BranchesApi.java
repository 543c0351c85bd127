package de.kassenbote.hub.registry;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.Parameters;
import de.kassenbote.hub.operator.Operator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/branches}: where tills stand. */
public final class BranchesApi {
  private static final String PATH = "/api/v1/branches";

  private final Branches branches;

  public BranchesApi(Branches branches) {
    this.branches = branches;
  }

  /** What is absent stays as it is. */
  record Change(@Nullable String name, @Nullable String zone) {}

  public void register(RoutesConfig routes) {
    routes.get(PATH, ctx -> ctx.json(branches.all()));
    routes.get(PATH + "/{branch}", ctx -> ctx.json(branches.find(id(ctx))));
    routes.post(PATH, ctx -> ctx.status(201).json(branches.add(RequestBody.of(ctx, Branch.class), Operator.of(ctx))));
    routes.put(PATH + "/{branch}", this::change);
  }

  private void change(Context ctx) {
    Change change = RequestBody.of(ctx, Change.class);
    try {
      ctx.json(branches.change(id(ctx), change.name(), change.zone(), Operator.of(ctx)));
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static BranchId id(Context ctx) {
    return Parameters.read(ctx.pathParam("branch"), BranchId::new);
  }
}
