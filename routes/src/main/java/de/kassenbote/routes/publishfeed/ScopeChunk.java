package de.kassenbote.routes.publishfeed;

import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.FeedChange;
import de.kassenbote.routes.envelope.FeedEnvelope;
import java.util.List;

/**
 * What the tables hold of a scope after a version, ascending.
 *
 * @param from the version asked for
 * @param to everything up to here is in it
 * @param complete nothing follows: {@code to} is the last version given in this scope
 */
public record ScopeChunk(
    FeedScope scope, String generation, long from, long to, boolean complete, List<FeedChange> changes) {
  public ScopeChunk {
    changes = List.copyOf(changes);
  }

  /** For every till with that scope in its filter. */
  public FeedEnvelope forAll() {
    return new FeedEnvelope(scope, generation, from, to, null, false, changes);
  }

  /** For one till; the complete one ends its catch-up. */
  public FeedEnvelope forTill(TillId till) {
    return new FeedEnvelope(scope, generation, from, to, till, complete, changes);
  }
}
