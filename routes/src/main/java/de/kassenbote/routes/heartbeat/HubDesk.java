package de.kassenbote.routes.heartbeat;

import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.HeartbeatAnswer;
import de.kassenbote.routes.contract.TillId;

/** What the hub does with the questions of tills; the till is already validated. */
public interface HubDesk {
  /** What follows from the heartbeat is durable when this returns. */
  HeartbeatAnswer heartbeat(TillId till, Heartbeat heartbeat);

  void catchUp(TillId till, CatchUpRequest request);
}
