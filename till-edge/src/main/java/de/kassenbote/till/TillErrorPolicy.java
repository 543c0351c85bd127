package de.kassenbote.till;

import de.kassenbote.routes.applyfeed.FeedStore;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.endpoint.Complaint;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.endpoint.Pause;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;

/**
 * What every route of the till does with a failure. What comes down and is no feed envelope steps aside; feed changes that
 * cannot be applied do so before they get here. What goes up and is no envelope any more is dropped, for the journal has its
 * entries. A hint that fails is gone: the next heartbeat makes its loss good. Everything else is a fault of the world: after a
 * pause the message goes back to its place in the queue and comes again, for ever.
 */
final class TillErrorPolicy extends RouteConfigurationBuilder {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final FeedStore store;

  TillErrorPolicy(FeedStore store) {
    this.store = store;
  }

  @Override
  public void configuration() {
    tryForEver(routeConfiguration());
    RouteConfigurationDefinition received = routeConfiguration(FlowRoute.RECEIVED);
    received
        .onException(RejectedMessage.class)
        .handled(true)
        .process(new SetAside(store)).id("set-aside");
    tryForEver(received);
    RouteConfigurationDefinition relayed = routeConfiguration(FlowRoute.RELAYED);
    relayed
        .onException(RejectedMessage.class)
        .handled(true)
        .log(LoggingLevel.ERROR, "${routeId}: damaged on the road, dropped and sent again from the journal: ${exception.message}");
    tryForEver(relayed);
    RouteConfigurationDefinition hints = routeConfiguration(FlowRoute.HINTS);
    hints
        .onException(RejectedMessage.class)
        .handled(true)
        .log(LoggingLevel.WARN, "${routeId}: dropped: it is no message of ours");
    hints
        .onException(Exception.class)
        .handled(true)
        .log(LoggingLevel.DEBUG, "${routeId}: not told: ${exception.message}");
  }

  private static void tryForEver(RouteConfigurationDefinition routes) {
    routes
        .onException(Exception.class)
        .logStackTrace(false)
        .retriesExhaustedLogLevel(LoggingLevel.DEBUG)
        .process(new Complaint())
        .process(new Pause(FIRST, LONGEST));
  }
}
