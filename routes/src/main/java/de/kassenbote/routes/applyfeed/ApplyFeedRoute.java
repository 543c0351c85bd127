package de.kassenbote.routes.applyfeed;

import de.kassenbote.routes.endpoint.BytesBody;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Queues;

/**
 * Applies the feed envelopes that wait in {@code feeds.in}, in order, with or without the link. First the till's database
 * commits, then the queue: a crash in between applies the envelope again, which changes nothing.
 */
public final class ApplyFeedRoute extends FlowRoute {
  public static final String ID = "apply-feed";

  private final ApplyFeed bean;

  public ApplyFeedRoute(ApplyFeed bean) {
    this.bean = bean;
  }

  @Override
  public void configure() {
    from(take(TILL, Queues.FEEDS_IN).advanced().mapJmsMessage(false))
        .routeId(ID).routeConfigurationId(RECEIVED)
        .removeHeaders("*", envelopeProperties())
        .process(new BytesBody("a feed envelope"))
        .bean(bean).id("apply");
  }
}
