package de.kassenbote.hub.exchange;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.TillId;
import java.util.List;

/** How many rows a change would bring to tills and take from them. */
record Preview(List<OfTill> tills) {
  /** One till's, feed by feed. */
  record OfTill(TillId till, List<Rows> feeds) {}

  /**
   * @param comes rows that the till does not have with its present settings
   * @param goes rows that none of its scopes would hold any more
   */
  record Rows(Feed feed, long comes, long goes) {}
}
