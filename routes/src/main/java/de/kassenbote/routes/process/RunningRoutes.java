package de.kassenbote.routes.process;

import de.kassenbote.routes.endpoint.BrokerComponent;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.ServiceStatus;
import org.apache.camel.main.Main;

/** Camel with the brokers' components and a set of routes; neither reads a file nor the environment for its settings. */
public final class RunningRoutes implements AutoCloseable {
  private static final int SHUTDOWN_SECONDS = 10;

  private final Main main;

  private RunningRoutes(Main main) {
    this.main = main;
  }

  /**
   * @param brokers component name → connections to that broker
   * @param meters where the routes enter their figures
   */
  public static RunningRoutes start(
      String name, Map<String, ConnectionFactory> brokers, List<? extends RoutesBuilder> routes, MeterRegistry meters) throws Exception {
    Main main = new Main();
    main.addMainListener(RouteMeters.in(meters));
    main.addMainListener(MessageInLog.everywhere());
    main.setDefaultPropertyPlaceholderLocation("false");
    main.configure()
        .withName(name)
        .withAutoConfigurationEnabled(false)
        .withAutoConfigurationEnvironmentVariablesEnabled(false)
        .withAutoConfigurationSystemPropertiesEnabled(false)
        .withShutdownTimeout(SHUTDOWN_SECONDS)
        .withJmxEnabled(false);
    brokers.forEach((component, connections) -> main.bind(component, BrokerComponent.on(connections)));
    routes.forEach(main.configure()::addRoutesBuilder);
    try {
      main.start();
    } catch (Exception e) {
      main.stop();
      throw e;
    }
    return new RunningRoutes(main);
  }

  public CamelContext camel() {
    return main.getCamelContext();
  }

  /** The routes that do not run, by name. */
  public Set<String> stopped() {
    return camel().getRoutes().stream().map(Route::getRouteId).filter(this::isStopped).collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isStopped(String route) {
    return camel().getRouteController().getRouteStatus(route) != ServiceStatus.Started;
  }

  @Override
  public void close() {
    main.stop();
  }
}
