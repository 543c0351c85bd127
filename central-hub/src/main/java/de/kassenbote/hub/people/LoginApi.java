package de.kassenbote.hub.people;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/login}, {@code logout}, {@code me} and {@code password}: how a program becomes somebody, and nobody again. */
public final class LoginApi {
  private final Login login;
  private final Sessions sessions;

  public LoginApi(Login login, Sessions sessions) {
    this.login = login;
    this.sessions = sessions;
  }

  record Credentials(@Nullable String name, @Nullable String password) {
    @Override
    public String toString() {
      return "Credentials";
    }
  }

  record Change(@Nullable String old, @Nullable String password) {
    @Override
    public String toString() {
      return "Change";
    }
  }

  /**
   * @param csrf what each write of this session must send as {@code X-CSRF-Token}
   */
  record Me(PersonName name, SortedSet<Role> roles, boolean oneTimePassword, String csrf) {}

  public void register(RoutesConfig routes) {
    routes.post("/api/v1/login", this::login);
    routes.post("/api/v1/logout", this::logout);
    routes.get("/api/v1/me", ctx -> answer(ctx, visitor(ctx)));
    routes.post("/api/v1/password", this::change);
  }

  private void login(Context ctx) {
    Credentials given = body(ctx, Credentials.class);
    begin(ctx, login.with(required("name", given.name()), required("password", given.password()), ctx.ip()));
  }

  private void logout(Context ctx) {
    sessions.end(visitor(ctx));
    SessionCookie.forget(ctx);
    ctx.status(204);
  }

  private void change(Context ctx) {
    Change wanted = body(ctx, Change.class);
    try {
      begin(ctx, login.change(visitor(ctx), required("old", wanted.old()), required("password", wanted.password()), ctx.ip()));
    } catch (RefusedPassword e) {
      throw e.problem();
    }
  }

  private void begin(Context ctx, String secret) {
    SessionCookie.set(ctx, secret);
    answer(ctx, sessions.find(secret, true).orElseThrow(() -> new HttpProblem(401, "the person was locked at this moment")));
  }

  private static void answer(Context ctx, Visitor visitor) {
    ctx.header("Cache-Control", "no-store").json(new Me(visitor.name(), visitor.roles(), visitor.oneTimePassword(), visitor.csrf()));
  }

  private static Visitor visitor(Context ctx) {
    return Visitor.of(ctx).orElseThrow(() -> HttpProblem.conflict("nobody is logged in here: this is for people, not for the operator's token"));
  }

  private static String required(String field, @Nullable String value) {
    return Objects.requireNonNullElseGet(value, () -> {
      throw HttpProblem.badRequest(field + " is missing");
    });
  }

  /** What is wrong with it is not quoted: it holds passwords. */
  private static <T> T body(Context ctx, Class<T> type) {
    try {
      return Contract.read(ctx.bodyAsBytes(), type);
    } catch (RejectedMessage e) {
      throw HttpProblem.badRequest("the body must be a JSON object of text fields");
    }
  }
}
