package de.kassenbote.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Durations;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks whether the hub can work, and is not behind. */
@Command(name = "hub", exitCodeOnInvalidInput = Level.USAGE, mixinStandardHelpOptions = true)
final class CheckHub implements Callable<Integer> {
  @Option(names = "--warning", paramLabel = "TIME", defaultValue = "5m", converter = Durations.class)
  private Duration warning = Duration.ZERO;

  @Option(names = "--critical", paramLabel = "TIME", defaultValue = "15m", converter = Durations.class)
  private Duration critical = Duration.ZERO;

  @Mixin private Plugin plugin = new Plugin();

  @Override
  public Integer call() {
    return plugin.run("hub", Level.CRITICAL, this::look);
  }

  private Report look(Rest hub) {
    Report report = parts(hub.report("/health"));
    if (report.level() != Level.CRITICAL) {
      figures(Figures.of(hub), report);
    }
    return report;
  }

  private static Report parts(JsonNode health) {
    if (health.path("parts").isEmpty()) {
      throw new Unknown("what answers at /health is no Kassenbote hub");
    }
    Report report = new Report("hub");
    health.path("parts").properties().forEach(part -> {
      boolean up = part.getValue().path("status").asText().equals("up");
      Level whenDown = part.getValue().path("needed").asText().equals("no") ? Level.WARNING : Level.CRITICAL;
      report.note(up ? Level.OK : whenDown, up ? part.getKey() + " up" : part.getKey() + " down: " + part.getValue().path("detail").asText());
    });
    return report;
  }

  private void figures(Figures figures, Report report) {
    Limits limits = Limits.most(warning, critical);
    behind("record", figures, limits, report);
    behind("projection", figures, limits, report);
    long letters = figures.of("dead-letters");
    if (letters > 0) {
      report.note(Level.WARNING, letters == 1 ? "1 dead letter" : letters + " dead letters");
    }
    report
        .figure("dead_letters", letters, "")
        .figure("alarms", figures.of("alarms"), "")
        .figure("unsent", figures.of("unsent"), "")
        .figure("unsent_age", figures.seconds("unsent-age"), "s")
        .figure("unpublished", figures.of("feed-lag-changes") + figures.of("feed-lag-versions"), "")
        .figure("catch_ups", figures.of("catch-ups"), "");
  }

  private static void behind(String what, Figures figures, Limits limits, Report report) {
    long seconds = figures.seconds(what + "-lag");
    Level level = limits.of(seconds);
    if (level != Level.OK) {
      report.note(level, "%s is %s behind".formatted(what, Durations.age(Duration.ofSeconds(seconds))));
    }
    report.figure(what + "_lag", seconds, "s", limits);
  }
}
