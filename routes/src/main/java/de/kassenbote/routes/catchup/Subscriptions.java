package de.kassenbote.routes.catchup;

import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import java.util.Collection;

/** The durable subscriptions of the tills at the hub's broker: one queue each, filtered. */
public interface Subscriptions {
  /** Creates the subscription where it is missing; from now on these scopes, and what is for this till alone, go in. */
  void let(TillId till, Collection<FeedScope> scopes);

  /** Messages that wait in it or are on their way to the till; 0 when there is no such subscription. */
  long waiting(TillId till);

  /** Throws away what waits and is not for this till alone. */
  void clearUntargeted(TillId till);

  /** Ends the subscription with all that waits in it. */
  void remove(TillId till);
}
