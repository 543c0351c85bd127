package de.kassenbote.http.monitoring;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Arrays;

/**
 * The one registry of an app, {@code GET /metrics} in Prometheus' text format. Reading it asks no database: whatever takes
 * longer than a field access is brought up to date by its owner beforehand.
 */
public final class Metrics implements AutoCloseable {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /**
   * With the figures of this Java process.
   *
   * @param labels of every figure, such as the till's
   */
  public Metrics(Tags labels) {
    registry.config().commonTags(labels);
    collections.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Where every part of the app enters its figures. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Takes figures out whose owners are made anew: otherwise the registry would go on asking the old ones. */
  public void forget(String... prefixes) {
    registry.getMeters().stream()
        .filter(meter -> Arrays.stream(prefixes).anyMatch(meter.getId().getName()::startsWith))
        .forEach(registry::remove);
  }

  public void register(RoutesConfig routes) {
    routes.get("/metrics", this::scrape);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private void scrape(Context ctx) {
    ctx.header("Cache-Control", "no-store").contentType(TEXT).result(registry.scrape(TEXT));
  }
}
