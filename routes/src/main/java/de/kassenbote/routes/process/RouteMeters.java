package de.kassenbote.routes.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListener;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** The figures of each route, {@code camel_route_…}: what it did, how long that took, what failed, what is under way. */
final class RouteMeters implements RoutePolicyFactory {
  private final MeterRegistry registry;

  private RouteMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Measures every route of the Camel that it listens to. */
  static MainListener in(MeterRegistry registry) {
    return new MainListenerSupport() {
      @Override
      public void beforeConfigure(BaseMainSupport main) {
        main.getCamelContext().addRoutePolicyFactory(new RouteMeters(registry));
      }
    };
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
    gauge("camel.route.running", routeId, "1 while the route runs", () -> isRunning(camel, routeId) ? 1 : 0);
    gauge("camel.route.inflight", routeId, "messages under way in the route", () -> camel.getInflightRepository().size(routeId));
    return new Measuring(
        Timer.builder("camel.route.exchanges").tag("route", routeId).description("messages through the route").register(registry),
        Counter.builder("camel.route.failures").tag("route", routeId).description("of them given back or set aside").register(registry));
  }

  private void gauge(String name, String routeId, String description, Supplier<Number> value) {
    Gauge.builder(name, value).tag("route", routeId).description(description).register(registry);
  }

  private static boolean isRunning(CamelContext camel, String routeId) {
    return camel.getRouteController().getRouteStatus(routeId) == ServiceStatus.Started;
  }

  private static final class Measuring extends RoutePolicySupport {
    private final Timer exchanges;
    private final Counter failures;

    Measuring(Timer exchanges, Counter failures) {
      this.exchanges = exchanges;
      this.failures = failures;
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      exchanges.record(exchange.getClock().elapsed(), TimeUnit.MILLISECONDS);
      if (exchange.isFailed() || exchange.getProperty(Exchange.EXCEPTION_CAUGHT) != null) {
        failures.increment();
      }
    }
  }
}
