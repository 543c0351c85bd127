package de.kassenbote.hub.console;

import de.kassenbote.hub.fleet.Fleet;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneId;

/** The hub's page at {@code /}: the fleet, live by server-sent events, and without scripts by loading itself anew. */
public final class Console {
  private static final String ONLY_OURS = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private final Page page;
  private final LiveUpdates live;

  public Console(Fleet fleet, ZoneId zone) {
    this.page = new Page(fleet, zone);
    this.live = new LiveUpdates(page);
  }

  public void register(RoutesConfig routes) {
    routes.get("/", this::show);
    routes.get("/assets/{name}", Assets::serve);
    routes.sse("/live", client -> live.add(client, view(client.ctx())));
  }

  /** Brings all open pages up to date; to be called every second or two. */
  public void runOnce() {
    live.runOnce();
  }

  private void show(Context ctx) {
    ctx.header("Content-Security-Policy", ONLY_OURS)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .header("Vary", "Accept-Language")
        .html(page.whole(view(ctx)));
  }

  private static View view(Context ctx) {
    String language = Texts.language(ctx.queryParam("lang"), ctx.header("Accept-Language"));
    return new View(language, "all".equals(ctx.queryParam("show")));
  }
}
