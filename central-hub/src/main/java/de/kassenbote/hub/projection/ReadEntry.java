package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.envelope.JournalEntry;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An entry, and either what it says or why it says nothing. */
record ReadEntry(JournalEntry entry, @Nullable Document document, @Nullable RejectedMessage fault) {
  static ReadEntry of(JournalEntry entry) {
    try {
      return new ReadEntry(entry, Document.of(entry), null);
    } catch (RejectedMessage e) {
      return new ReadEntry(entry, null, e);
    }
  }

  /** The same, or parsed anew when it has a correction. */
  ReadEntry as(UnaryOperator<JournalEntry> effective) {
    JournalEntry now = effective.apply(entry);
    return now.payload() == entry.payload() ? this : of(now); // the very same bytes, else it has a correction
  }
}
