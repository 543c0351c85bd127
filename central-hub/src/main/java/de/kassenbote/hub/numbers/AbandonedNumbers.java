package de.kassenbote.hub.numbers;

import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TillId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The numbers that installations of tills had left when they ended, as the next ones journalled it. */
final class AbandonedNumbers {
  private AbandonedNumbers() {}

  /** Each run of numbers once, though a directory was rescued twice; the earlier first. */
  static List<NumberRange> of(Handle h, TillId till, String kind) {
    return h.select(
            """
            SELECT DISTINCT kind, prefix, width, first_no, last_no FROM abandoned_numbers
            WHERE till = ? AND kind = ? ORDER BY prefix, first_no
            """,
            till.value(), kind)
        .map((row, context) -> new NumberRange(row.getString(1), row.getString(2), row.getInt(3), row.getLong(4), row.getLong(5)))
        .list();
  }
}
