package de.kassenbote.routes.heartbeat;

import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.envelope.Queues;

/** Tells the hub every ten seconds, while the link is up, how the till is. */
public final class SendHeartbeatRoute extends FlowRoute {
  public static final String ID = "send-heartbeat";

  private static final long PERIOD_MILLIS = 10_000;

  private final SendHeartbeat sender;

  public SendHeartbeatRoute(SendHeartbeat sender) {
    this.sender = sender;
  }

  @Override
  public void configure() {
    from(timer(ID).period(PERIOD_MILLIS).delay(0))
        .routeId(ID).routeConfigurationId(HINTS)
        .autoStartup(false)
        .bean(sender)
        .removeHeaders("*")
        .setHeader(MessageType.PROPERTY, constant(MessageType.HEARTBEAT))
        .to(putHint(HUB_HINTS, Queues.REQUESTS_IN)).id("send-to-hub-requests");
  }
}
