package de.kassenbote.routes.applyfeed;

import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.envelope.FeedEnvelope;

/** What a till holds of the feeds. One thread writes. */
public interface FeedStore {
  /** Whether the till's settings list the scope. */
  boolean holds(FeedScope scope);

  /** How far the scope is applied; {@link Cursor#start} when nothing is. */
  Cursor cursor(FeedScope scope);

  /**
   * Writes the rows and the cursor, or nothing at all. A change that cannot be applied goes aside alone. The last
   * envelope of a catch-up under a new generation also removes what that one did not bring again.
   */
  void apply(FeedEnvelope envelope);

  /** Removes what the cursor's generation did not bring again. */
  void sweep(FeedScope scope);

  /** Keeps a message that cannot be read, with its reason. */
  void putAside(String key, RejectedMessage cause, byte[] body);
}
