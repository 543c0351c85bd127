package de.kassenbote.hub.registry;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.TillId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which version each till's installation has, as its heartbeats say. */
public final class Installations {
  private final Database database;
  private final TillRegistry registry;
  private final Map<TillId, Known> written = new ConcurrentHashMap<>();

  public Installations(Database database, TillRegistry registry) {
    this.database = database;
    this.registry = registry;
  }

  /** Call it for each heartbeat, once its till is known to be the one that sent it; what is known already costs nothing. */
  public void heard(Heartbeat heartbeat) {
    Known told = new Known(heartbeat.epoch(), heartbeat.softwareVersion());
    if (!told.equals(written.get(heartbeat.till()))) {
      database.useTransaction(h -> registry.software(h, heartbeat.till(), told.epoch(), told.software()));
      written.put(heartbeat.till(), told);
    }
  }

  private record Known(int epoch, String software) {}
}
