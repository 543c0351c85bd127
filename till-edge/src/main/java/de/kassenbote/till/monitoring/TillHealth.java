package de.kassenbote.till.monitoring;

import de.kassenbote.http.monitoring.Finding;
import de.kassenbote.http.monitoring.Health;
import de.kassenbote.http.monitoring.Need;
import de.kassenbote.http.monitoring.Probe;
import de.kassenbote.routes.link.LinkStatus;
import java.nio.file.Path;
import java.util.Set;

/**
 * The till's parts. A till is ready when it can sell, and for that it needs its database alone: neither hub nor link nor
 * broker. What is sold meanwhile is sent later.
 */
public final class TillHealth {
  private TillHealth() {}

  /**
   * @param data the directory that database, broker and logs are in
   */
  public static Health of(Probe database, Road road, Path data) {
    return new Health()
        .part("database", Need.TO_WORK, database)
        .part("broker", Need.NO, () -> broker(road))
        .part("routes", Need.NO, () -> routes(road))
        .part("link", Need.NO, () -> link(road.link()))
        .part("disk", Need.NO, () -> disk(road, data));
  }

  private static Finding broker(Road road) {
    return road.isOpen()
        ? Finding.up("the broker runs")
        : Finding.down("the broker is being started again; selling goes on" + road.trouble().map(why -> ": " + why).orElse(""));
  }

  private static Finding routes(Road road) {
    Set<String> stopped = road.stoppedRoutes();
    if (!road.isOpen()) {
      return Finding.down("none runs without the broker");
    }
    return stopped.isEmpty() ? Finding.up("all routes run") : Finding.down("not running: " + String.join(", ", stopped));
  }

  private static Finding link(LinkStatus status) {
    return status.online()
        ? Finding.up("linked to the hub since " + status.since())
        : Finding.down("no link to the hub since %s; selling goes on: %s".formatted(status.since(), status.reason()));
  }

  private static Finding disk(Road road, Path data) {
    long free = data.toFile().getUsableSpace() >> 20;
    return road.isDiskFull()
        ? Finding.down("%d MiB free: too little, nothing is sent; selling goes on while the database has room".formatted(free))
        : Finding.up("%d MiB free".formatted(free));
  }
}
