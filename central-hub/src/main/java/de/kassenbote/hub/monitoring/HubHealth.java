package de.kassenbote.hub.monitoring;

import de.kassenbote.broker.BrokerException;
import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.http.monitoring.Finding;
import de.kassenbote.http.monitoring.Health;
import de.kassenbote.http.monitoring.Need;
import de.kassenbote.http.monitoring.Probe;
import de.kassenbote.routes.process.RunningRoutes;
import java.nio.file.Path;
import java.util.Set;

/** The hub's parts. All of them are needed: without the database it records nothing, without room nothing reaches it. */
public final class HubHealth {
  private HubHealth() {}

  /**
   * @param data the directory that broker and logs are in
   */
  public static Health of(Probe database, EmbeddedBroker broker, RunningRoutes routes, Path data) {
    return new Health()
        .part("database", Need.TO_WORK, database)
        .part("broker", Need.TO_LIVE, () -> broker(broker))
        .part("routes", Need.TO_LIVE, () -> routes(routes.stopped()))
        .part("disk", Need.TO_WORK, () -> disk(broker, data));
  }

  private static Finding broker(EmbeddedBroker broker) {
    return broker.failure().map(BrokerException::getMessage)
        .map(why -> Finding.down("stopped by itself: " + why))
        .orElseGet(() -> broker.isRunning() ? Finding.up("the broker runs") : Finding.down("the broker does not run"));
  }

  private static Finding routes(Set<String> stopped) {
    return stopped.isEmpty() ? Finding.up("all routes run") : Finding.down("not running: " + String.join(", ", stopped));
  }

  private static Finding disk(EmbeddedBroker broker, Path data) {
    long free = data.toFile().getUsableSpace() >> 20;
    return broker.isDiskFull()
        ? Finding.down("%d MiB free: too little, the broker refuses every message".formatted(free))
        : Finding.up("%d MiB free".formatted(free));
  }
}
