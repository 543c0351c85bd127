package de.kassenbote.hub.console;

import de.kassenbote.hub.fleet.Fleet;
import de.kassenbote.hub.people.Visitor;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.function.Predicate;

/** The hub's page at {@code /}: the fleet, live by server-sent events, and without scripts by loading itself anew. */
public final class Console {
  private final Page page;
  private final LiveUpdates live;

  /**
   * @param stillIn whether whoever opened the page is still logged in
   */
  public Console(Fleet fleet, Predicate<Visitor> stillIn, ZoneId zone) {
    this.page = new Page(fleet, zone);
    this.live = new LiveUpdates(page, stillIn);
  }

  public void register(RoutesConfig routes) {
    routes.get("/", ctx -> Pages.send(ctx, page.whole(view(ctx), Visitor.of(ctx).orElse(null))));
    routes.get("/assets/{name}", Assets::serve);
    routes.sse("/live", client -> live.add(client, view(client.ctx()), Visitor.of(client.ctx())));
  }

  /** Brings all open pages up to date; to be called every second or two. */
  public void runOnce() {
    live.runOnce();
  }

  private static View view(Context ctx) {
    String language = Texts.language(ctx.queryParam("lang"), ctx.header("Accept-Language"));
    return new View(language, "all".equals(ctx.queryParam("show")));
  }
}
