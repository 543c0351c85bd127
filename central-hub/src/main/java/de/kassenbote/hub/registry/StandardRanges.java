package de.kassenbote.hub.registry;

import de.kassenbote.routes.contract.Abort;
import de.kassenbote.routes.contract.CashMovement;
import de.kassenbote.routes.contract.DayClosing;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.Reversal;
import de.kassenbote.routes.contract.TillId;
import java.util.List;

/** One interval per kind of document for a new till; the prefix holds the till's id, so that no two can meet. */
final class StandardRanges {
  private static final int WIDTH = 8;
  private static final long LAST = 99_999_999;

  private StandardRanges() {}

  static List<NumberRange> of(TillId till) {
    return List.of(
        range(till, Receipt.TYPE, "B"),
        range(till, Reversal.TYPE, "S"),
        range(till, Abort.TYPE, "A"),
        range(till, CashMovement.TYPE, "K"),
        range(till, DayClosing.TYPE, "Z"));
  }

  private static NumberRange range(TillId till, String kind, String letter) {
    return new NumberRange(kind, till + "-" + letter, WIDTH, 1, LAST);
  }
}
