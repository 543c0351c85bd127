package de.kassenbote.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Durations;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.hub.fleet.TillState;
import de.kassenbote.hub.fleet.TillView;
import de.kassenbote.routes.contract.TillId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks one till, some or all of them, as the hub knows them. */
@Command(name = "till", exitCodeOnInvalidInput = Level.USAGE, mixinStandardHelpOptions = true)
final class CheckTill implements Callable<Integer> {
  @Parameters(paramLabel = "ID", arity = "0..*", converter = TillIds.class, descriptionKey = "check.tills")
  private List<TillId> ids = new ArrayList<>();

  @Option(names = "--warning", paramLabel = "TIME", defaultValue = "1h", converter = Durations.class)
  private Duration warning = Duration.ZERO;

  @Option(names = "--critical", paramLabel = "TIME", defaultValue = "24h", converter = Durations.class)
  private Duration critical = Duration.ZERO;

  @Option(names = "--away-warning", paramLabel = "TIME", defaultValue = "26h", converter = Durations.class)
  private Duration awayWarning = Duration.ZERO;

  @Option(names = "--away-critical", paramLabel = "TIME", defaultValue = "72h", converter = Durations.class)
  private Duration awayCritical = Duration.ZERO;

  @Mixin private Plugin plugin = new Plugin();

  @Override
  public Integer call() {
    return plugin.run("till", Level.UNKNOWN, this::look);
  }

  private Report look(Rest hub) {
    JsonNode fleet = hub.get("/api/v1/fleet");
    List<JsonNode> tills = wanted(fleet.path("tills"));
    Instant now = Instant.parse(fleet.path("hubTime").asText());
    Report report = new Report("till");
    tills.forEach(till -> note(till, now, report));
    if (tills.isEmpty()) {
      report.note(Level.OK, "there are no tills");
    }
    figures(tills, now, report);
    return report;
  }

  private List<JsonNode> wanted(JsonNode tills) {
    if (!tills.isArray()) {
      throw new Unknown("what answers at /api/v1/fleet is no Kassenbote hub");
    }
    return ids.isEmpty() ? tills.valueStream().toList() : ids.stream().map(id -> named(id, tills)).toList();
  }

  private static JsonNode named(TillId id, JsonNode tills) {
    return tills.valueStream()
        .filter(till -> till.path("till").asText().equals(id.value()))
        .findFirst()
        .orElseThrow(() -> new Unknown("there is no till %s at the hub".formatted(id)));
  }

  private void note(JsonNode till, Instant now, Report report) {
    String name = till.path("till").asText();
    String state = till.path("state").asText();
    Level unsent = limits().of(unsentAge(till, now));
    Level heard = awayLimits().of(unheardAge(till, now));
    if (state.equals("problem")) {
      report.note(Level.CRITICAL, name + " problem (" + reasons(till) + ")");
    }
    if (unsent != Level.OK) {
      report.note(unsent, "%s has %d unsent entries, the oldest for %s".formatted(name, till.path("unsentCount").asLong(), age(unsentAge(till, now))));
    }
    if (heard != Level.OK) {
      report.note(heard, "%s was last heard of %s ago".formatted(name, age(unheardAge(till, now))));
    }
    if (!state.equals("problem") && unsent == Level.OK && heard == Level.OK) {
      report.note(Level.OK, name + " " + state + seen(till, now));
    }
  }

  private static String reasons(JsonNode till) {
    Stream<String> reasons =
        Stream.of(
            counted(till.path("deadLetters"), "dead letter"),
            counted(till.path("alarms"), "alarm"),
            clock(till.path("clockAheadSeconds").asLong()),
            till.path("broker").asText());
    List<String> told = reasons.filter(reason -> !reason.isEmpty()).toList();
    return told.isEmpty()
        ? "%d numbers left, %d MiB free".formatted(till.path("numbersLeft").asLong(), till.path("freeDiskBytes").asLong() >> 20)
        : String.join(", ", told);
  }

  private static String clock(long ahead) {
    return TillView.isWrongClock(ahead) ? "clock %s %s".formatted(age(Math.abs(ahead)), ahead > 0 ? "ahead" : "behind") : "";
  }

  private static String counted(JsonNode count, String what) {
    return count.asLong() == 0 ? "" : count.asLong() + " " + what + (count.asLong() == 1 ? "" : "s");
  }

  private static String seen(JsonNode till, Instant now) {
    return till.path("online").asBoolean() || !till.path("contactedAt").isTextual() ? "" : " for " + age(unheardAge(till, now));
  }

  private void figures(List<JsonNode> tills, Instant now, Report report) {
    for (TillState state : TillState.values()) {
      report.figure(state.id().replace('-', '_'), tills.stream().filter(t -> t.path("state").asText().equals(state.id())).count(), "");
    }
    report
        .figure("unsent", sum(tills, "unsentCount"), "")
        .figure("unsent_age", tills.stream().mapToLong(till -> unsentAge(till, now)).max().orElse(0), "s", limits())
        .figure("unheard_age", tills.stream().mapToLong(till -> unheardAge(till, now)).max().orElse(0), "s", awayLimits())
        .figure("dead_letters", sum(tills, "deadLetters"), "");
  }

  private Limits limits() {
    return Limits.most(warning, critical);
  }

  private Limits awayLimits() {
    return Limits.most(awayWarning, awayCritical);
  }

  private static long sum(List<JsonNode> tills, String field) {
    return tills.stream().mapToLong(till -> till.path(field).asLong()).sum();
  }

  private static long unsentAge(JsonNode till, Instant now) {
    return since(till.path("oldestUnsent"), now);
  }

  /** A till that was never heard of is not in use yet: 0. */
  private static long unheardAge(JsonNode till, Instant now) {
    return since(till.path("contactedAt"), now);
  }

  private static long since(JsonNode moment, Instant now) {
    return moment.isTextual() ? Math.max(0, Duration.between(Instant.parse(moment.asText()), now).toSeconds()) : 0;
  }

  private static String age(long seconds) {
    return Durations.age(Duration.ofSeconds(seconds));
  }
}
