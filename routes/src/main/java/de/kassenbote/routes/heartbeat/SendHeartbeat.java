package de.kassenbote.routes.heartbeat;

import de.kassenbote.routes.contract.Contract;

/** Writes the till's heartbeat. */
public final class SendHeartbeat {
  private final HeartbeatSource source;

  public SendHeartbeat(HeartbeatSource source) {
    this.source = source;
  }

  public String heartbeat() {
    return Contract.text(source.now());
  }
}
