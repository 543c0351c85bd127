package de.kassenbote.routes.relayjournal;

import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Limits;
import java.util.List;

/** Finds the longest run of entries that keeps an envelope's limits; a single entry always fits. */
public final class EnvelopeFitting {
  /** What framing adds to an entry's payload, at most. */
  private static final int FRAME_BYTES = 300;

  private EnvelopeFitting() {}

  /**
   * @param entries contiguous, at least one
   */
  public static JournalEnvelope longest(List<JournalEntry> entries) {
    int count = countWithinPlainLimit(entries);
    while (count > 1 && packedBytes(entries.subList(0, count)) > Limits.PACKED_BYTES) {
      count /= 2;
    }
    return new JournalEnvelope(entries.subList(0, count));
  }

  private static int countWithinPlainLimit(List<JournalEntry> entries) {
    int bytes = 0;
    int count = 0;
    for (JournalEntry entry : entries) {
      bytes += entry.payload().length + FRAME_BYTES;
      if (count == Limits.ITEMS || (count > 0 && bytes > Limits.PLAIN_BYTES)) {
        break;
      }
      count++;
    }
    return count;
  }

  private static int packedBytes(List<JournalEntry> entries) {
    return JournalEnvelopeCodec.pack(new JournalEnvelope(entries)).body().length;
  }
}
