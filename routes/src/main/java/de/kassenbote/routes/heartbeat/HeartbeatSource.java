package de.kassenbote.routes.heartbeat;

import de.kassenbote.routes.contract.Heartbeat;

/** What the till reports about itself, taken fresh. */
public interface HeartbeatSource {
  Heartbeat now();
}
