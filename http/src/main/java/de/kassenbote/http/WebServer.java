package de.kassenbote.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running HTTP server with one door or several: one on 127.0.0.1, others as the operator wants them. Every error is answered as an
 * {@link ErrorBody}; a fault of ours is logged and never shown. A request that names another host, or that a page of another origin
 * sends, is refused, so that a web page elsewhere cannot use the server through the user's browser.
 */
public final class WebServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WebServer.class);
  private static final long DRAIN_BYTES = 256L << 20;
  private static final String NOTHING_BUT_DATA = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  private final Javalin server;
  private final List<Connector> connectors;

  private WebServer(Javalin server, List<Connector> connectors) {
    this.server = server;
    this.connectors = connectors;
  }

  /** With one door, on 127.0.0.1. */
  public static WebServer onLoopback(
      int port, long maxBodyBytes, ObjectMapper json, Consumer<JavalinConfig> more, Consumer<RoutesConfig> routes) {
    return start(List.of(Door.onLoopback(port)), maxBodyBytes, json, more, routes);
  }

  /**
   * @param maxBodyBytes the largest request body
   * @throws IllegalStateException with a sentence for the operator when a port cannot be used
   */
  public static WebServer start(
      List<Door> doors, long maxBodyBytes, ObjectMapper json, Consumer<JavalinConfig> more, Consumer<RoutesConfig> routes) {
    List<Connector> connectors = doors.stream().map(Connector::new).toList();
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.maxRequestSize = maxBodyBytes;
              config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
              connectors.forEach(connector -> config.jetty.addConnector(connector::open));
              config.jsonMapper(new JavalinJackson(json, false));
              more.accept(config);
              guard(config.routes, maxBodyBytes);
              routes.accept(config.routes);
            });
    return start(new WebServer(server, connectors));
  }

  /** Of the first door. */
  public int port() {
    return port(0);
  }

  /**
   * @param door its place in the list, from 0
   */
  public int port(int door) {
    return connectors.get(door).port();
  }

  /** Each method with the path that was registered, such as {@code GET /health}. */
  public List<String> routes() {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  /** Connections from now on see what the doors' suppliers give now; those that there are stay as they are. */
  public void renewKeys() {
    connectors.forEach(Connector::renewKeys);
  }

  @Override
  public void close() {
    server.stop();
  }

  private static WebServer start(WebServer web) {
    try {
      web.server.start();
      return web;
    } catch (JavalinBindException e) {
      web.server.stop();
      Door shut = web.connectors.stream().map(Connector::door).filter(WebServer::isTaken).findFirst().orElseThrow(() -> e);
      throw new IllegalStateException("HTTP port %d on %s is in use: stop what uses it or choose another port".formatted(shut.port(), shut.host()), e);
    }
  }

  /** Asked when nothing of ours listens any more: who failed to start has closed the doors that were open. */
  private static boolean isTaken(Door door) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(door.host(), door.port()));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void guard(RoutesConfig routes, long maxBodyBytes) {
    routes.before(WebServer::restrictBrowser);
    routes.before(WebServer::refuseOtherOrigins);
    routes.before(ctx -> refuseLargeBody(ctx, maxBodyBytes));
    routes.exception(HttpProblem.class, (e, ctx) -> answer(ctx, e.status(), String.valueOf(e.getMessage())));
    routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, e.getStatus(), String.valueOf(e.getMessage())));
    routes.exception(EofException.class, (e, ctx) -> answer(ctx, 400, "the request ended before its body did"));
    routes.exception(UnsupportedCharsetException.class, (e, ctx) -> answer(ctx, 415, "the charset of the request is not known"));
    routes.exception(Exception.class, WebServer::fault);
  }

  /** A page says itself what more it needs. */
  private static void restrictBrowser(Context ctx) {
    ctx.header("Content-Security-Policy", NOTHING_BUT_DATA).header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer");
  }

  private static void refuseOtherOrigins(Context ctx) {
    Door door = Connector.doorOf(ctx);
    String host = String.valueOf(ctx.host()).replaceFirst(":[0-9]+$", "");
    if (!door.isNamed(host)) {
      throw new HttpProblem(403, "this server answers only requests to " + String.join(", ", door.names()));
    }
    String origin = ctx.header("Origin");
    if (origin != null && !origin.equals(door.scheme() + "://" + ctx.host())) {
      throw new HttpProblem(403, "requests of pages from another origin are refused");
    }
  }

  private static void refuseLargeBody(Context ctx, long maxBodyBytes) throws IOException {
    if (ctx.contentLength() > maxBodyBytes) {
      drain(ctx.bodyInputStream());
      throw new HttpProblem(
          413, "the request body has %d bytes, at most %d are allowed".formatted(ctx.contentLength(), maxBodyBytes));
    }
  }

  /** Reads on what is too long, so that the client is not cut off while it writes and never sees the answer. */
  public static void drain(InputStream body) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long drained = 0;
    for (int n = body.read(buffer); n >= 0 && drained < DRAIN_BYTES; n = body.read(buffer)) {
      drained += n;
    }
  }

  private static void fault(Exception e, Context ctx) {
    log.error("{} {} failed", ctx.method(), ctx.path(), e);
    answer(ctx, 500, "the request could not be served; the log of this process says why");
  }

  private static void answer(Context ctx, int status, String message) {
    ctx.status(status).json(new ErrorBody(status, message));
  }
}
