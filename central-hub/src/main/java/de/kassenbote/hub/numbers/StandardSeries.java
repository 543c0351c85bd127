package de.kassenbote.hub.numbers;

import de.kassenbote.routes.contract.Abort;
import de.kassenbote.routes.contract.CashMovement;
import de.kassenbote.routes.contract.DayClosing;
import de.kassenbote.routes.contract.DocumentKind;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.Reversal;
import de.kassenbote.routes.contract.TillId;
import java.util.List;
import java.util.Map;

/** The series of a new till, one for each kind of document and for this till alone: the prefix holds its id. */
final class StandardSeries {
  private static final int WIDTH = 8;
  private static final long LAST = 99_999_999;
  private static final long BLOCK = 100_000;
  private static final long LOW_WATER = 20_000;
  private static final long RESERVE = 1_000;

  private static final Map<String, String> LETTERS =
      Map.of(
          Receipt.TYPE, "B",
          Reversal.TYPE, "S",
          Abort.TYPE, "A",
          DocumentKind.TRAINING, "T",
          CashMovement.TYPE, "K",
          DayClosing.TYPE, "Z",
          DocumentKind.VOUCHER, "G",
          DocumentKind.COUPON, "C",
          DocumentKind.CUSTOMER, "D");

  private StandardSeries() {}

  static List<Series> of(TillId till) {
    return DocumentKind.ALL.stream()
        .map(kind -> new Series(till + "-" + LETTERS.get(kind), kind, WIDTH, 1, LAST, BLOCK, LOW_WATER, RESERVE))
        .toList();
  }
}
