package de.kassenbote.hub.people;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/**
 * Where the browser keeps a session's secret: no script reads it, no page of others has it sent, and what came by TLS goes by TLS alone.
 * Its name begins with {@code __Host-} there, so that no neighbouring host sets it.
 */
public final class SessionCookie {
  private static final String NAME = "kassenbote-session";

  private SessionCookie() {}

  public static Optional<String> of(Context ctx) {
    return Optional.ofNullable(ctx.cookie(name(ctx)));
  }

  /** Until the browser is closed, or the hub ends the session. */
  public static void set(Context ctx, String secret) {
    write(ctx, secret, -1);
  }

  public static void forget(Context ctx) {
    write(ctx, "", 0);
  }

  private static void write(Context ctx, String value, int seconds) {
    ctx.cookie(new Cookie(name(ctx), value, "/", seconds, isSecure(ctx), true, null, SameSite.STRICT));
  }

  private static String name(Context ctx) {
    return isSecure(ctx) ? "__Host-" + NAME : NAME;
  }

  private static boolean isSecure(Context ctx) {
    return ctx.scheme().equals("https");
  }
}
