package de.kassenbote.till.monitoring;

import de.kassenbote.broker.QueueDepth;
import de.kassenbote.routes.link.LinkStatus;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What there is to see of the till's way to the hub. Each answer is a field access. */
public interface Road {
  /** Whether the till's broker runs. */
  boolean isOpen();

  /** What is wrong with the broker, or was within the last hour, one sentence; empty while nothing is. */
  Optional<String> trouble();

  /** Whether the broker takes nothing for want of disk. */
  boolean isDiskFull();

  /** By queue; empty while the broker does not run. */
  Map<String, QueueDepth> queueDepths();

  /** Of the routes that are to run whether there is a link or not. */
  Set<String> stoppedRoutes();

  LinkStatus link();

  /** Why the hub does not follow this till; empty while it does. */
  Optional<String> conflict();
}
