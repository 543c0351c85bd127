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
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running HTTP server on 127.0.0.1. Every error is answered as an {@link ErrorBody}; a fault of ours is logged and never
 * shown. A request that names another host, or that a page of another origin sends, is refused, so that a web page
 * elsewhere cannot use the till through the user's browser.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LoopbackServer.class);
  private static final Set<String> LOCAL_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final long DRAIN_BYTES = 256L << 20;

  private final Javalin server;

  private LoopbackServer(Javalin server) {
    this.server = server;
  }

  /**
   * @param port 0 = any free one
   * @param maxBodyBytes the largest request body
   * @throws IllegalStateException with a sentence for the operator when the port cannot be used
   */
  public static LoopbackServer start(
      int port, long maxBodyBytes, ObjectMapper json, Consumer<JavalinConfig> more, Consumer<RoutesConfig> routes) {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.jetty.host = "127.0.0.1";
              config.http.maxRequestSize = maxBodyBytes;
              config.jsonMapper(new JavalinJackson(json, false));
              more.accept(config);
              guard(config.routes, maxBodyBytes);
              routes.accept(config.routes);
            });
    return start(server, port);
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static LoopbackServer start(Javalin server, int port) {
    try {
      return new LoopbackServer(server.start("127.0.0.1", port));
    } catch (JavalinBindException e) {
      throw new IllegalStateException("HTTP port %d on 127.0.0.1 is in use: stop what uses it or choose another port".formatted(port), e);
    }
  }

  private static void guard(RoutesConfig routes, long maxBodyBytes) {
    routes.before(LoopbackServer::refuseOtherOrigins);
    routes.before(ctx -> refuseLargeBody(ctx, maxBodyBytes));
    routes.exception(HttpProblem.class, (e, ctx) -> answer(ctx, e.status(), String.valueOf(e.getMessage())));
    routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, e.getStatus(), String.valueOf(e.getMessage())));
    routes.exception(Exception.class, LoopbackServer::fault);
  }

  private static void refuseOtherOrigins(Context ctx) {
    String host = String.valueOf(ctx.host()).replaceFirst(":[0-9]+$", "");
    if (!LOCAL_HOSTS.contains(host)) {
      throw new HttpProblem(403, "this server answers only requests to 127.0.0.1 or localhost");
    }
    String origin = ctx.header("Origin");
    if (origin != null && !origin.equals("http://" + ctx.host())) {
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
