package de.kassenbote.hub.console;

import de.kassenbote.http.HttpProblem;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Style and scripts, all from the program itself. */
final class Assets {
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  /** Where a file is on the class path, and what it is. */
  private record Asset(String resource, String type) {}

  private static final Map<String, Asset> ALL =
      Map.of(
          "console.css", new Asset("/de/kassenbote/hub/console/console.css", "text/css; charset=utf-8"),
          "console.js", new Asset("/de/kassenbote/hub/console/console.js", "text/javascript; charset=utf-8"),
          "icon.svg", new Asset("/de/kassenbote/hub/console/icon.svg", "image/svg+xml"),
          "htmx.js", new Asset(WEBJARS + "htmx.org/2.0.4/dist/htmx.min.js", "text/javascript; charset=utf-8"),
          "sse.js", new Asset(WEBJARS + "htmx-ext-sse/2.2.2/sse.js", "text/javascript; charset=utf-8"));

  private Assets() {}

  static void serve(Context ctx) {
    Asset asset = ALL.get(ctx.pathParam("name"));
    if (asset == null) {
      throw HttpProblem.notFound("there is no such file");
    }
    ctx.header("Cache-Control", "no-cache").contentType(asset.type()).result(bytes(asset.resource()));
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
