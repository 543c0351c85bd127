package de.kassenbote.hub.completeness;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.DayClosing;
import de.kassenbote.routes.contract.JournalledAgain;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.Reversal;
import de.kassenbote.routes.envelope.JournalEntry;
import java.util.function.Consumer;

/** Whoever wants to know what entries say. */
interface Contents {
  void receipt(long seq, Receipt receipt);

  default void closing(RecordedClosing closing) {}

  /** The entry is of a known type and not what that type says. */
  default void unreadable(long seq) {}

  /** For the receipts alone. */
  static Consumer<JournalEntry> of(Contents contents) {
    return entry -> read(entry, contents);
  }

  private static void read(JournalEntry entry, Contents contents) {
    long seq = entry.key().seq();
    try {
      read(seq, entry.type(), entry.payload(), contents);
    } catch (RejectedMessage e) {
      contents.unreadable(seq);
    }
  }

  private static void read(long seq, String type, byte[] payload, Contents contents) {
    switch (type) {
      case Receipt.TYPE -> contents.receipt(seq, Contract.read(payload, Receipt.class));
      case Reversal.TYPE -> contents.receipt(seq, Contract.read(payload, Reversal.class).receipt());
      case DayClosing.TYPE -> contents.closing(new RecordedClosing(seq, Contract.read(payload, DayClosing.class)));
      case JournalledAgain.TYPE -> {
        JournalledAgain again = Contract.read(payload, JournalledAgain.class);
        if (!again.type().equals(DayClosing.TYPE)) { // which counts entries of the other journal
          read(seq, again.type(), again.payload(), contents);
        }
      }
      default -> {}
    }
  }
}
