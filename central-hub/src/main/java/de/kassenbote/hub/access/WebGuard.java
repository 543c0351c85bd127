package de.kassenbote.hub.access;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.people.SessionCookie;
import de.kassenbote.hub.people.Sessions;
import de.kassenbote.hub.people.Visitor;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before every route of the hub: finds out who asks, and lets pass what the table of {@link WebRights} allows, nothing else. Whoever
 * has the operator's token is the administrator of the machine. A write with a session's cookie must also show the session's CSRF token,
 * which no page of others knows; one with the operator's token need not, for no browser sends that by itself.
 */
public final class WebGuard {
  /** Where a write shows the session's CSRF token; a form has a field {@code csrf} instead. */
  public static final String CSRF_HEADER = "X-CSRF-Token";

  private static final String LOCAL = "de.kassenbote.local";
  private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD);
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Of what anybody may send, and of a form. */
  private static final long SMALL_BODY = 16 << 10;

  private final OperatorToken token;
  private final Sessions sessions;
  private final RequestRate rate;

  public WebGuard(OperatorToken token, Sessions sessions, Clock clock) {
    this.token = token;
    this.sessions = sessions;
    this.rate = new RequestRate(clock);
  }

  /** Before any other route is registered. */
  public void guard(RoutesConfig routes) {
    routes.before(this::limit);
    routes.before(this::recognise);
    routes.beforeMatched(this::require);
  }

  private void limit(Context ctx) {
    if (!isHere(ctx) && !rate.allows(ctx.ip())) {
      throw new HttpProblem(429, "too many requests from %s: try again in a second".formatted(ctx.ip()));
    }
  }

  private void recognise(Context ctx) {
    String authorization = ctx.header("Authorization");
    if (authorization != null) {
      if (!token.is(authorization)) {
        throw new HttpProblem(401, "the operator's token is needed: send 'Authorization: Bearer' with the content of " + OperatorToken.FILE);
      }
      ctx.attribute(LOCAL, true);
      Operator.isLocal(ctx);
      return;
    }
    Optional<Visitor> visitor = SessionCookie.of(ctx).flatMap(secret -> sessions.find(secret, !ctx.path().equals("/live")));
    visitor.ifPresent(person -> {
      person.comesBy(ctx);
      Operator.isPerson(ctx, person.name().value());
    });
  }

  private void require(Context ctx) {
    WebRight right = right(ctx);
    if (right == WebRight.OPEN) {
      requireSmallBody(ctx);
      return;
    }
    if (ctx.attribute(LOCAL) != null || (right == WebRight.HERE && isHere(ctx))) {
      return;
    }
    Optional<Visitor> visitor = Visitor.of(ctx);
    if (visitor.isEmpty()) {
      sendToLogin(ctx);
      return;
    }
    requireToken(ctx, visitor.get());
    requireRole(ctx, visitor.get(), right);
  }

  /** By the route as it was registered, not by the path as it was asked: nothing in a path gets around it. */
  private static WebRight right(Context ctx) {
    Endpoint route = ctx.endpoints().matchedHttpEndpoint();
    String method = ctx.method().equals(HandlerType.HEAD) ? "GET" : ctx.method().name();
    return Optional.ofNullable(route)
        .flatMap(r -> WebRights.of(method, r.path))
        .orElseThrow(() -> new HttpProblem(403, "nobody may do this: the route is not in the table of rights"));
  }

  private static void sendToLogin(Context ctx) {
    if (!isPage(ctx)) {
      throw new HttpProblem(401, "log in first, or send 'Authorization: Bearer' with the content of " + OperatorToken.FILE);
    }
    ctx.redirect("/login");
    ctx.skipRemainingHandlers();
  }

  private static void requireToken(Context ctx, Visitor visitor) {
    if (READS.contains(ctx.method())) {
      return;
    }
    String shown = ctx.header(CSRF_HEADER);
    if (shown == null && String.valueOf(ctx.header("Content-Type")).startsWith(FORM)) {
      requireSmallBody(ctx);
      shown = ctx.formParam("csrf");
    }
    if (!same(visitor.csrf(), String.valueOf(shown))) {
      throw new HttpProblem(403, "the session's CSRF token is needed: send it as %s; GET /api/v1/me tells it".formatted(CSRF_HEADER));
    }
  }

  private static void requireRole(Context ctx, Visitor visitor, WebRight right) {
    if (visitor.oneTimePassword() && right != WebRight.PERSON) {
      if (!isPage(ctx)) {
        throw new HttpProblem(403, "change the one-time password first");
      }
      ctx.redirect("/password");
      ctx.skipRemainingHandlers();
      return;
    }
    right.needed().filter(role -> !visitor.has(role)).ifPresent(role -> {
      throw new HttpProblem(403, "%s has no role that may do this: %s is needed".formatted(visitor.name(), role.id()));
    });
  }

  /** Nobody is to fill the memory before it is known who it is. */
  private static void requireSmallBody(Context ctx) {
    boolean hasNone = READS.contains(ctx.method());
    if (!hasNone && (ctx.contentLength() < 0 || ctx.contentLength() > SMALL_BODY)) {
      throw new HttpProblem(413, "the request must say how long it is, and have %d bytes at most".formatted(SMALL_BODY));
    }
  }

  private static boolean isPage(Context ctx) {
    return READS.contains(ctx.method()) && Set.of("/", "/password").contains(ctx.path());
  }

  /** What a proxy on this machine passes on comes from elsewhere. */
  private static boolean isHere(Context ctx) {
    try {
      boolean passedOn = ctx.header("Forwarded") != null || ctx.header("X-Forwarded-For") != null;
      return !passedOn && InetAddress.getByName(ctx.ip()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  static boolean same(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
