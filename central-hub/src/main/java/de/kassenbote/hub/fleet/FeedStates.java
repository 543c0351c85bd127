package de.kassenbote.hub.fleet;

import de.kassenbote.routes.contract.Heartbeat;
import java.util.List;

/** Knows how the till stands with each scope that it is to have, by what its heartbeat says. */
@FunctionalInterface
public interface FeedStates {
  List<FeedState> of(Heartbeat heartbeat);
}
