package de.kassenbote.routes.relayjournal;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import java.util.List;

/** What the till has committed, as the way up to the hub needs it. */
public interface CommittedJournal {
  TillId till();

  int epoch();

  /** The last committed entry of this epoch; 0 = none yet. */
  long lastSeq();

  /** Everything up to here is durable at the hub, as far as the till knows; 0 = nothing. */
  long confirmedSeq();

  /** Entries with a higher seq than {@code seq}, ascending and contiguous, at most {@code max}. */
  List<JournalEntry> after(long seq, int max);

  /**
   * Keeps the hub's watermark durably.
   *
   * @param seq may be lower than before: the hub was restored from a backup
   */
  void confirm(long seq);
}
