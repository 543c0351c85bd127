package de.kassenbote.routes.heartbeat;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.endpoint.TextBody;
import de.kassenbote.routes.envelope.Queues;

/** Hears what the hub answers and hints while the link is up. A lost reply is made good by the next heartbeat. */
public final class ReceiveRepliesRoute extends FlowRoute {
  public static final String ID = "receive-replies";

  private final TillId till;
  private final HubWatermark watermark;

  public ReceiveRepliesRoute(TillId till, HubWatermark watermark) {
    this.till = till;
    this.watermark = watermark;
  }

  @Override
  public void configure() {
    from(takeHint(HUB_HINTS, Queues.replies(till)).advanced().mapJmsMessage(false))
        .routeId(ID).routeConfigurationId(HINTS)
        .autoStartup(false)
        .removeHeaders("*", MessageType.PROPERTY)
        .process(new TextBody("a reply"))
        .bean(watermark, "hear(${header.type}, ${body})").id("hear-reply");
  }
}
