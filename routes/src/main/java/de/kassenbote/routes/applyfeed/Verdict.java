package de.kassenbote.routes.applyfeed;

import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.envelope.FeedEnvelope;

/** What an envelope is to a till that stands at a cursor. */
enum Verdict {
  /** It follows, overlaps, or begins a replacement. */
  APPLY,
  /** All of it is applied already. */
  DUPLICATE,
  /** Something is missing before it. */
  GAP,
  /** It belongs to another generation, and is not where a replacement begins. */
  OTHER_GENERATION;

  static Verdict of(Cursor cursor, FeedEnvelope envelope) {
    if (!cursor.generation().equals(envelope.generation())) {
      return begins(cursor, envelope) ? APPLY : OTHER_GENERATION;
    }
    if (envelope.from() > cursor.version()) {
      return GAP;
    }
    return envelope.to() <= cursor.version() ? DUPLICATE : APPLY;
  }

  /** Only a catch-up, which is for one till, ends with the sweep that a replacement needs. */
  private static boolean begins(Cursor cursor, FeedEnvelope envelope) {
    boolean holdsNothing = cursor.generation().isEmpty();
    return envelope.from() == 0 && (holdsNothing || envelope.target() != null);
  }
}
