package de.kassenbote.broker;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.activemq.artemis.core.config.MetricsConfiguration;
import org.apache.activemq.artemis.core.server.metrics.ActiveMQMetricsPlugin;

/** Has Artemis enter its figures, {@code artemis_…}, into a registry that others use, too. */
final class OneRegistry implements ActiveMQMetricsPlugin {
  private static final long serialVersionUID = 1L;

  private final transient MeterRegistry registry;

  private OneRegistry(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Without the figures of the JVM, which are the app's. */
  static MetricsConfiguration configuration(MeterRegistry registry) {
    return new MetricsConfiguration().setJvmMemory(false).setPlugin(new OneRegistry(registry));
  }

  @Override
  public ActiveMQMetricsPlugin init(Map<String, String> options) {
    return this;
  }

  @Override
  public MeterRegistry getRegistry() {
    return registry;
  }
}
