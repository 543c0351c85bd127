package de.kassenbote.hub.fleet;

import de.kassenbote.routes.contract.TillId;
import java.time.Instant;
import java.util.Map;

/** What the hub's database holds of all tills, asked for at once; a till without anything may be absent. */
@FunctionalInterface
public interface RecordedTills {
  /**
   * @param today when the day began that {@link RecordedTill#receiptsToday} counts
   */
  Map<TillId, RecordedTill> all(Instant today);
}
