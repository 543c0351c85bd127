package de.kassenbote.routes.publishfeed;

import de.kassenbote.routes.endpoint.FlowRoute;

/** Publishes what changed, several times a second. A round that fails is tried again with the next one. */
public final class PublishFeedRoute extends FlowRoute {
  public static final String ID = "publish-feed";

  private static final long PERIOD_MILLIS = 100;

  private final PublishFeed publisher;

  public PublishFeedRoute(PublishFeed publisher) {
    this.publisher = publisher;
  }

  @Override
  public void configure() {
    from(timer(ID).period(PERIOD_MILLIS).delay(PERIOD_MILLIS))
        .routeId(ID)
        .bean(publisher, "runOnce").id("publish");
  }
}
