package de.kassenbote.till;

import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.endpoint.Complaint;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.endpoint.Pause;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;

/**
 * What every route of the till does with a failure. Feed changes that cannot be applied step aside before they get here.
 * A hint that fails is gone: the next heartbeat makes its loss good. Everything else is a fault of the world: after a pause
 * the message goes back to its place in the queue and comes again, for ever.
 */
final class TillErrorPolicy extends RouteConfigurationBuilder {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  @Override
  public void configuration() {
    routeConfiguration()
        .onException(Exception.class)
        .logStackTrace(false)
        .retriesExhaustedLogLevel(LoggingLevel.DEBUG)
        .process(new Complaint()).id("complain")
        .process(new Pause(FIRST, LONGEST)).id("pause");
    RouteConfigurationDefinition hints = routeConfiguration(FlowRoute.HINTS);
    hints
        .onException(RejectedMessage.class)
        .handled(true)
        .log(LoggingLevel.WARN, "${routeId}: dropped: ${exception.message}");
    hints
        .onException(Exception.class)
        .handled(true)
        .log(LoggingLevel.DEBUG, "${routeId}: not told: ${exception.message}");
  }
}
