package de.kassenbote.routes.process;

import de.kassenbote.routes.endpoint.BrokerComponent;
import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
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
   */
  public static RunningRoutes start(String name, Map<String, ConnectionFactory> brokers, List<? extends RoutesBuilder> routes)
      throws Exception {
    Main main = new Main();
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
    main.start();
    return new RunningRoutes(main);
  }

  public CamelContext camel() {
    return main.getCamelContext();
  }

  @Override
  public void close() {
    main.stop();
  }
}
