package de.kassenbote.hub.registry;

import de.kassenbote.database.Database;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.TillId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** Which installation each till has, as its heartbeats say: the first one of the present epoch binds the till to it. */
public final class Installations {
  private final Database database;
  private final TillRegistry registry;
  private final OperatorActs acts;
  private final Map<TillId, Known> written = new ConcurrentHashMap<>();

  public Installations(Database database, TillRegistry registry, OperatorActs acts) {
    this.database = database;
    this.registry = registry;
    this.acts = acts;
  }

  /** Call it for each heartbeat, once its till is known to be the one that sent it; what is known already costs nothing. */
  public void heard(Heartbeat heartbeat) {
    Known told = new Known(heartbeat.epoch(), heartbeat.softwareVersion());
    if (told.equals(written.get(heartbeat.till())) || registry.find(heartbeat.till()).filter(told::mayBe).isEmpty()) {
      return;
    }
    if (database.inTransaction(h -> bind(h, heartbeat.till(), told))) {
      written.put(heartbeat.till(), told);
    }
  }

  private boolean bind(Handle h, TillId till, Known told) {
    TillRow before = registry.lock(h, till).orElseThrow();
    if (!registry.bind(h, till, told.epoch(), told.software())) {
      return false;
    }
    if (!before.bound()) {
      TillRow after = registry.find(h, till).orElseThrow();
      String result = "till %s was heard of for the first time as installation %d".formatted(till, told.epoch());
      acts.noteChange(h, new Operator("till " + till), "till-bind", Map.of("till", till), new OperatorActs.Change(before, after), result);
    }
    return true;
  }

  private record Known(int epoch, String software) {
    /** Spares a till that cannot be bound a transaction for each heartbeat. */
    boolean mayBe(TillRow till) {
      return till.epoch() == epoch && till.stage() == TillStage.RELEASED;
    }
  }
}
