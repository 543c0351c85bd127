package de.kassenbote.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Durations;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks how much waits in queues, and how long. */
@Command(name = "queue", exitCodeOnInvalidInput = Level.USAGE, mixinStandardHelpOptions = true)
final class CheckQueue implements Callable<Integer> {
  private static final Set<String> NOT_EMPTIED_HERE = Set.of("feeds", "replies", "expired");
  private static final String DEPTH = ":depth";

  @Parameters(paramLabel = "NAME", arity = "0..1", descriptionKey = "check.queue")
  private @Nullable String name;

  @Option(names = "--till", paramLabel = "ID", converter = TillIds.class)
  private @Nullable TillId till;

  @Option(names = "--warning", paramLabel = "N", defaultValue = "1000")
  private long warning = 0;

  @Option(names = "--critical", paramLabel = "N", defaultValue = "10000")
  private long critical = 0;

  @Option(names = "--warning-age", paramLabel = "TIME", defaultValue = "5m", converter = Durations.class)
  private Duration warningAge = Duration.ZERO;

  @Option(names = "--critical-age", paramLabel = "TIME", defaultValue = "15m", converter = Durations.class)
  private Duration criticalAge = Duration.ZERO;

  @Mixin private Plugin plugin = new Plugin();

  /**
   * @param age of the oldest message, in seconds
   */
  private record Waiting(long depth, long age) {}

  @Override
  public Integer call() {
    return plugin.run("queue", Level.UNKNOWN, this::look);
  }

  private Report look(Rest hub) {
    SortedMap<String, Waiting> queues = till == null ? ofHub(hub) : ofTill(hub, till);
    if (name != null) {
      Waiting one = queues.get(name);
      if (one == null) {
        throw new Unknown("there is no queue '%s'; there are %s".formatted(name, String.join(", ", queues.keySet())));
      }
      queues = new TreeMap<>(Map.of(name, one));
    } else if (till == null) {
      queues.keySet().removeAll(NOT_EMPTIED_HERE);
    }
    Report report = new Report("queue");
    queues.forEach((queue, waiting) -> judge(queue, waiting, report));
    if (report.level() == Level.OK && queues.size() > 1) {
      report.only(Level.OK, "%d messages in %d queues".formatted(queues.values().stream().mapToLong(Waiting::depth).sum(), queues.size()));
    }
    return report;
  }

  private static SortedMap<String, Waiting> ofHub(Rest hub) {
    Figures figures = Figures.of(hub);
    SortedMap<String, Waiting> queues = new TreeMap<>();
    figures.names().stream().filter(figure -> figure.endsWith(DEPTH)).forEach(depth -> {
      String queue = depth.substring(0, depth.length() - DEPTH.length());
      queues.put(queue, new Waiting(figures.of(depth), figures.seconds(queue + ":oldest-age")));
    });
    if (queues.isEmpty()) {
      throw new Unknown("the hub tells of no queue");
    }
    return queues;
  }

  private static SortedMap<String, Waiting> ofTill(Rest hub, TillId id) {
    SortedMap<String, Waiting> queues = new TreeMap<>();
    for (JsonNode queue : hub.get("/api/v1/fleet/" + id).path("queues")) {
      queues.put(queue.path("queue").asText(), new Waiting(queue.path("depth").asLong(), queue.path("oldestAgeMillis").asLong() / 1000));
    }
    if (queues.isEmpty()) {
      throw new Unknown("till %s has told of no queue yet".formatted(id));
    }
    return queues;
  }

  private void judge(String queue, Waiting waiting, Report report) {
    Limits depths = Limits.most(warning, critical);
    Limits ages = Limits.most(warningAge, criticalAge);
    Level level = Level.worst(Stream.of(depths.of(waiting.depth()), ages.of(waiting.age())));
    String text = "%s %d".formatted(queue, waiting.depth());
    report.note(level, waiting.depth() == 0 ? text : text + ", the oldest for " + Durations.age(Duration.ofSeconds(waiting.age())));
    report.figure(queue, waiting.depth(), "", depths).figure(queue + ".age", waiting.age(), "s", ages);
  }
}
