package de.kassenbote.routes.receivefeed;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.endpoint.BytesBody;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.synclog.SyncLog;

/**
 * Brings the till's feed envelopes from the hub to the local queue, in order, while the link is up: durable blocking send
 * to the local queue, then the hub's queue is told. A crash in between brings the envelope twice, which is harmless.
 */
public final class ReceiveFeedRoute extends FlowRoute {
  public static final String ID = "receive-feed";

  private final TillId till;
  private final SyncLog syncLog;

  public ReceiveFeedRoute(TillId till, SyncLog syncLog) {
    this.till = till;
    this.syncLog = syncLog;
  }

  @Override
  public void configure() {
    from(take(HUB, Queues.fullyQualified(Queues.FEEDS, Queues.feeds(till))).advanced().mapJmsMessage(false))
        .routeId(ID).routeConfigurationId(RECEIVED)
        .routePolicy(new NotedReceiving(till, syncLog))
        .autoStartup(false)
        .removeHeaders("*", envelopeProperties())
        .process(new BytesBody("a feed envelope"))
        .to(put(TILL, Queues.FEEDS_IN)).id("send-to-feeds-in");
  }
}
