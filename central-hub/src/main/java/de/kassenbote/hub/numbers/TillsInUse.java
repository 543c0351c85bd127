package de.kassenbote.hub.numbers;

import de.kassenbote.routes.contract.TillId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The tills that can be given numbers: all but the retired ones. */
final class TillsInUse {
  private TillsInUse() {}

  static List<TillId> all(Handle h) {
    return h.createQuery("SELECT id FROM till WHERE stage <> 'RETIRED' ORDER BY id").map((row, c) -> new TillId(row.getString(1))).list();
  }

  /**
   * @throws IllegalArgumentException when that is none of them
   */
  static void require(Handle h, TillId till) {
    if (!all(h).contains(till)) {
      throw new IllegalArgumentException("there is no till %s in use".formatted(till));
    }
  }
}
