package de.kassenbote.routes.link;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** The routes that run only while the link is up. */
public final class LinkedRoutes {
  private static final long STOP_SECONDS = 5;

  private final List<String> routeIds;
  private @Nullable CamelContext camel;

  public LinkedRoutes(List<String> routeIds) {
    this.routeIds = List.copyOf(routeIds);
  }

  /** Where the routes are; before this nothing is started or stopped. */
  public LinkedRoutes in(CamelContext context) {
    this.camel = context;
    return this;
  }

  void start() throws Exception {
    for (String id : routeIds) {
      camel().getRouteController().startRoute(id);
    }
  }

  void stop() throws Exception {
    for (String id : routeIds) {
      camel().getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS);
    }
  }

  private CamelContext camel() {
    return Objects.requireNonNull(camel, "the routes are not running");
  }
}
