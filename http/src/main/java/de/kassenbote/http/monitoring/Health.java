package de.kassenbote.http.monitoring;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an app is, part by part: {@code GET /health} and {@code /health/ready} answer 200 when it can do its work, {@code
 * /health/live} when a new start would not help; all three 503 otherwise, with the same body. Asking it must not wait: a part
 * that takes longer than a field access is looked at by a {@link Probe}.
 */
public final class Health {
  private static final Logger log = LoggerFactory.getLogger(Health.class);

  private final Map<String, Part> parts = new LinkedHashMap<>();

  private record Part(Need need, Supplier<Finding> finding) {}

  /** How one part is, as it is answered. */
  public record PartReport(Status status, Need needed, String detail) {}

  public enum Status {
    up,
    down
  }

  /** The whole answer. */
  public record Report(boolean live, boolean ready, Map<String, PartReport> parts) {}

  /** All parts are named before the server starts. */
  public Health part(String name, Need need, Supplier<Finding> finding) {
    parts.put(name, new Part(need, finding));
    return this;
  }

  public Report report() {
    Map<String, PartReport> reports = new LinkedHashMap<>();
    parts.forEach((name, part) -> reports.put(name, report(part)));
    return new Report(all(reports, Need.TO_LIVE::equals), all(reports, need -> need != Need.NO), reports);
  }

  /** Each part is a figure, too: {@code kassenbote_part_up}. */
  public void bindTo(MeterRegistry registry) {
    parts.forEach(
        (name, part) ->
            Gauge.builder("kassenbote.part.up", () -> report(part).status() == Status.up ? 1 : 0)
                .tag("part", name)
                .description("1 while the part is up, as /health tells")
                .register(registry));
  }

  public void register(RoutesConfig routes) {
    routes.get("/health", ctx -> answer(ctx, Report::ready));
    routes.get("/health/ready", ctx -> answer(ctx, Report::ready));
    routes.get("/health/live", ctx -> answer(ctx, Report::live));
  }

  private void answer(Context ctx, Predicate<Report> good) {
    Report report = report();
    ctx.status(good.test(report) ? 200 : 503).header("Cache-Control", "no-store").json(report);
  }

  /** A part that cannot even be asked is down, and the others are still told. */
  private static PartReport report(Part part) {
    Finding finding;
    try {
      finding = part.finding().get();
    } catch (RuntimeException e) {
      log.warn("a part cannot be asked how it is", e);
      finding = Finding.down("cannot be asked: " + e.getClass().getSimpleName());
    }
    return new PartReport(finding.up() ? Status.up : Status.down, part.need(), finding.detail());
  }

  private static boolean all(Map<String, PartReport> reports, Predicate<Need> counts) {
    return reports.values().stream().filter(r -> counts.test(r.needed())).allMatch(r -> r.status() == Status.up);
  }
}
