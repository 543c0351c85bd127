package de.kassenbote.routes.applyfeed;

import de.kassenbote.routes.contract.CatchUpRequest;

/**
 * How a till asks the hub for a catch-up. A hint: it returns at once, may be lost, and does not throw when the link is
 * down. The hub finds out by the next heartbeats.
 */
public interface CatchUpRequests {
  void ask(CatchUpRequest request);
}
