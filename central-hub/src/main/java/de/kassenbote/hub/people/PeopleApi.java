package de.kassenbote.hub.people;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.Parameters;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/people}: who may use the hub. */
public final class PeopleApi {
  private static final String PATH = "/api/v1/people";
  private static final String ONE = PATH + "/{person}";

  private final People people;
  private final Login login;

  public PeopleApi(People people, Login login) {
    this.people = people;
    this.login = login;
  }

  record Wanted(@Nullable PersonName name, @Nullable List<Role> roles) {}

  public void register(RoutesConfig routes) {
    routes.get(PATH, ctx -> ctx.json(people.all()));
    routes.post(PATH, this::add);
    routes.put(ONE, ctx -> ctx.json(people.set(name(ctx), roles(body(ctx)), Operator.of(ctx))));
    routes.delete(ONE, this::remove);
    routes.post(ONE + "/lock", ctx -> ctx.json(people.lock(name(ctx), Operator.of(ctx))));
    routes.post(ONE + "/unlock", ctx -> ctx.json(people.unlock(name(ctx), Operator.of(ctx))));
    routes.post(ONE + "/reset-password", this::resetPassword);
  }

  private void add(Context ctx) {
    Wanted wanted = body(ctx);
    PersonName name = Objects.requireNonNullElseGet(wanted.name(), () -> {
      throw HttpProblem.badRequest("name is missing");
    });
    ctx.status(201).header("Cache-Control", "no-store").json(people.add(name, roles(wanted), Operator.of(ctx)));
  }

  private void remove(Context ctx) {
    people.remove(name(ctx), Operator.of(ctx));
    ctx.status(204);
  }

  private void resetPassword(Context ctx) {
    People.Given given = people.resetPassword(name(ctx), Operator.of(ctx));
    login.forgive(given.name());
    ctx.header("Cache-Control", "no-store").json(given);
  }

  private static List<Role> roles(Wanted wanted) {
    List<Role> roles = wanted.roles();
    if (roles == null || roles.contains(null)) {
      throw HttpProblem.badRequest("roles is missing; a person has one at least");
    }
    return roles;
  }

  private static PersonName name(Context ctx) {
    return Parameters.read(ctx.pathParam("person"), PersonName::new);
  }

  private static Wanted body(Context ctx) {
    try {
      return Contract.read(ctx.bodyAsBytes(), Wanted.class);
    } catch (RejectedMessage e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }
}
