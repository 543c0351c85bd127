package de.kassenbote.routes.heartbeat;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Heartbeat;

/** Takes the till's heartbeat and remembers what it said, so that the answer can be understood. */
public final class SendHeartbeat {
  private final HeartbeatSource source;
  private final HubWatermark watermark;

  public SendHeartbeat(HeartbeatSource source, HubWatermark watermark) {
    this.source = source;
    this.watermark = watermark;
  }

  public String heartbeat() {
    Heartbeat heartbeat = source.now();
    watermark.asked(heartbeat);
    return Contract.text(heartbeat);
  }
}
