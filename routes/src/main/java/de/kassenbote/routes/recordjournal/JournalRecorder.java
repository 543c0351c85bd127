package de.kassenbote.routes.recordjournal;

import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEnvelope;

/** Where the hub keeps what tills journalled. */
public interface JournalRecorder {
  /**
   * Records what is new in the envelope, and the new watermark, in one transaction; recording the same again changes
   * nothing. Never refuses an entry because of its content.
   *
   * @throws de.kassenbote.routes.contract.RejectedMessage when the database refuses the values themselves: coming again
   *     they would be refused again, and hold up all others
   */
  Recorded record(JournalEnvelope envelope);

  /**
   * An envelope with these entries arrived damaged: the till is to be asked for them at once.
   *
   * @return how far the till is complete
   */
  Watermark damaged(TillId till, int epoch, SeqRange range);
}
