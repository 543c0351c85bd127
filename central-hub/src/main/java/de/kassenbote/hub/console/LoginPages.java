package de.kassenbote.hub.console;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.people.Login;
import de.kassenbote.hub.people.RefusedPassword;
import de.kassenbote.hub.people.SessionCookie;
import de.kassenbote.hub.people.Sessions;
import de.kassenbote.hub.people.Visitor;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The pages by which a person gets into the console and out of it, and changes the password; they need no script. */
public final class LoginPages {
  private final Login login;
  private final Sessions sessions;
  private final Pages pages = new Pages();
  private final Map<String, Texts> texts = new HashMap<>();

  public LoginPages(Login login, Sessions sessions, ZoneId zone) {
    this.login = login;
    this.sessions = sessions;
    Texts.LANGUAGES.forEach(language -> texts.put(language, new Texts(language, zone)));
  }

  public void register(RoutesConfig routes) {
    routes.get("/login", ctx -> showLogin(ctx, "", ""));
    routes.post("/login", this::login);
    routes.post("/logout", this::logout);
    routes.get("/password", ctx -> showPassword(ctx, ""));
    routes.post("/password", this::changePassword);
  }

  private void login(Context ctx) {
    String name = field(ctx, "name").strip();
    try {
      enter(ctx, login.with(name, field(ctx, "password"), ctx.ip()));
    } catch (HttpProblem e) {
      ctx.status(e.status());
      showLogin(ctx, name, texts(ctx).get(e.status() == 401 ? "login.wrong" : "login.wait"));
    }
  }

  private void logout(Context ctx) {
    Visitor.of(ctx).ifPresent(sessions::end);
    SessionCookie.forget(ctx);
    ctx.redirect("/login?lang=" + texts(ctx).language(), HttpStatus.SEE_OTHER);
  }

  private void changePassword(Context ctx) {
    Visitor visitor = visitor(ctx);
    if (!field(ctx, "new").equals(field(ctx, "again"))) {
      refuse(ctx, 422, "password.differs");
      return;
    }
    try {
      enter(ctx, login.change(visitor, field(ctx, "old"), field(ctx, "new"), ctx.ip()));
    } catch (RefusedPassword e) {
      refuse(ctx, 422, key(e.reason()));
    } catch (HttpProblem e) {
      refuse(ctx, e.status(), "login.wait");
    }
  }

  private void enter(Context ctx, String secret) {
    SessionCookie.set(ctx, secret);
    ctx.redirect("/?lang=" + texts(ctx).language(), HttpStatus.SEE_OTHER);
  }

  private void refuse(Context ctx, int status, String why) {
    ctx.status(status);
    showPassword(ctx, texts(ctx).get(why));
  }

  private static String key(RefusedPassword.Reason reason) {
    return switch (reason) {
      case OLD_IS_WRONG -> "password.oldIsWrong";
      case LENGTH -> "password.length";
      case HOLDS_NAME -> "password.holdsName";
      case SAME -> "password.same";
    };
  }

  private void showLogin(Context ctx, String name, String problem) {
    Pages.send(ctx, pages.render("login.jte", Map.of("texts", texts(ctx), "name", name, "problem", problem)));
  }

  private void showPassword(Context ctx, String problem) {
    Pages.send(ctx, pages.render("password.jte", Map.of("texts", texts(ctx), "visitor", visitor(ctx), "problem", problem)));
  }

  private static Visitor visitor(Context ctx) {
    return Visitor.of(ctx).orElseThrow(() -> HttpProblem.conflict("nobody is logged in here: this is for people, not for the operator's token"));
  }

  private Texts texts(Context ctx) {
    String asked = ctx.queryParam("lang");
    String told = asked == null && isForm(ctx) ? ctx.formParam("lang") : asked;
    return Objects.requireNonNull(texts.get(Texts.language(told, ctx.header("Accept-Language"))));
  }

  private static boolean isForm(Context ctx) {
    return String.valueOf(ctx.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
  }

  private static String field(Context ctx, String name) {
    return Objects.requireNonNullElse(isForm(ctx) ? ctx.formParam(name) : null, "");
  }
}
