package de.kassenbote.hub.deadletter;

import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.endpoint.Complaint;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.endpoint.Pause;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;

/**
 * What every route of the hub does with a failure. Rejected content goes aside once: only when it is durable there the
 * message leaves its queue. So does a hint that nobody knows, one row for each till and type. Everything else is a fault of
 * the world: after a pause, which grows with the deliveries, the message goes back to its place in the queue and comes again,
 * for ever.
 */
public final class HubErrorPolicy extends RouteConfigurationBuilder {
  private final DeadLetters deadLetters;
  private final Duration firstPause;
  private final Duration longestPause;

  public HubErrorPolicy(DeadLetters deadLetters) {
    this(deadLetters, Duration.ofMillis(250), Duration.ofSeconds(5));
  }

  HubErrorPolicy(DeadLetters deadLetters, Duration firstPause, Duration longestPause) {
    this.deadLetters = deadLetters;
    this.firstPause = firstPause;
    this.longestPause = longestPause;
  }

  @Override
  public void configuration() {
    routeConfiguration()
        .onException(RejectedMessage.class)
        .handled(true)
        .process(SetAside.byContent(deadLetters)).id("set-aside");
    routeConfiguration()
        .onException(Exception.class)
        .logStackTrace(false)
        .retriesExhaustedLogLevel(LoggingLevel.DEBUG)
        .process(new Complaint()).id("complain")
        .process(new Pause(firstPause, longestPause)).id("pause");
    RouteConfigurationDefinition hints = routeConfiguration(FlowRoute.HINTS);
    hints
        .onException(RejectedMessage.class)
        .handled(true)
        .process(SetAside.byType(deadLetters)).id("set-aside-hint");
    hints
        .onException(Exception.class)
        .handled(true)
        .log(LoggingLevel.WARN, FlowRoute.HINTS, "${routeId}: not told: ${exception.message}");
  }
}
