package de.kassenbote.till.rescue;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.JournalledAgain;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.Reversal;
import de.kassenbote.routes.envelope.JournalEntry;
import java.util.Optional;

/** What an entry is worth. */
final class Worth {
  private Worth() {}

  /** The total of the receipt in it; empty when there is none, or it cannot be read: it is carried all the same. */
  static Optional<Money> of(JournalEntry entry) {
    try {
      return of(entry.type(), entry.payload());
    } catch (RejectedMessage e) {
      return Optional.empty();
    }
  }

  private static Optional<Money> of(String type, byte[] payload) {
    return switch (type) {
      case Receipt.TYPE -> Optional.of(Contract.read(payload, Receipt.class).total());
      case Reversal.TYPE -> Optional.of(Contract.read(payload, Reversal.class).receipt().total());
      case JournalledAgain.TYPE -> {
        JournalledAgain again = Contract.read(payload, JournalledAgain.class);
        yield of(again.type(), again.payload());
      }
      default -> Optional.empty();
    };
  }
}
