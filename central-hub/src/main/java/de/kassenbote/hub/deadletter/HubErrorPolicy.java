package de.kassenbote.hub.deadletter;

import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.endpoint.Pause;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * What every route of the hub does with a failure. Rejected content goes aside once: only when it is durable there the
 * message leaves its queue. Everything else is a fault of the world: after a pause, which grows with the deliveries, the
 * message goes back to its place in the queue and comes again, for ever.
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
        .process(new SetAside(deadLetters)).id("set-aside");
    routeConfiguration()
        .onException(Exception.class)
        .logStackTrace(false)
        .retriesExhaustedLogLevel(LoggingLevel.WARN)
        .process(new Pause(firstPause, longestPause)).id("pause");
    routeConfiguration(FlowRoute.HINTS)
        .onException(Exception.class)
        .handled(true)
        .log(LoggingLevel.WARN, FlowRoute.HINTS, "${routeId}: not told: ${exception.message}");
  }
}
