package de.kassenbote.routes.link;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;

/** The routes that run only while the link is up. */
public final class LinkedRoutes {
  private static final long STOP_SECONDS = 5;

  private final CamelContext camel;
  private final List<String> routeIds;

  public LinkedRoutes(CamelContext camel, List<String> routeIds) {
    this.camel = camel;
    this.routeIds = List.copyOf(routeIds);
  }

  void start() throws Exception {
    for (String id : routeIds) {
      camel.getRouteController().startRoute(id);
    }
  }

  void stop() throws Exception {
    for (String id : routeIds) {
      camel.getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS);
    }
  }
}
