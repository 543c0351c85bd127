package de.kassenbote.database;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses all work of an embedded database from when it met a damaged page, at once and with that reason. Derby shuts it down
 * then, and would open it again until it meets the page once more.
 */
final class Damage {
  private static final Logger log = LoggerFactory.getLogger(Damage.class);

  private final DatabaseSettings settings;
  private final AtomicReference<DamagedDatabase> found = new AtomicReference<>();

  Damage(DatabaseSettings settings) {
    this.settings = settings;
  }

  /**
   * @throws DamagedDatabase when it was met before; one for each caller, who may add to it
   */
  void requireNone() {
    DamagedDatabase known = found.get();
    if (known != null) {
      throw new DamagedDatabase(known);
    }
  }

  /**
   * @throws DamagedDatabase when this failure is one
   */
  void failed(Exception failure) {
    if (settings.isDerby() && SqlStates.isDamage(failure)) {
      DamagedDatabase damaged = new DamagedDatabase(settings.directory(), "Derby met a page that is not as it was written", failure);
      if (found.compareAndSet(null, damaged)) {
        log.error("{}", damaged.getMessage(), failure);
      }
      throw damaged;
    }
  }
}
