package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Durations;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.cli.terminal.ToldTable;
import de.kassenbote.routes.contract.TillId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows everything that the hub knows of one till. */
@Command(name = "show", mixinStandardHelpOptions = true)
public final class TillShow implements Callable<Integer> {
  @Parameters(paramLabel = "ID", converter = TillIds.class, descriptionKey = "fleet.till")
  private @Nullable TillId id;

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    JsonNode till = hub.connect().get("/api/v1/fleet/" + id);
    output.print(till, ToldTable.of(till, output));
    if (output.isTable() && till.has("contactedAt")) {
      print(feeds(till));
      print(queues(till));
    }
    return 0;
  }

  private static void print(Table table) {
    System.out.println();
    table.lines().forEach(System.out::println);
  }

  private static Table feeds(JsonNode till) {
    Instant now = Instant.parse(till.path("hubTime").asText());
    var table = new Table("feed", ">at the till", ">published", "gets", ">current");
    for (JsonNode feed : till.path("feeds")) {
      table.row(
          feed.path("scope").asText(),
          feed.path("version").asText(),
          feed.path("published").asText(),
          feed.path("live").asBoolean() ? text("feed.changes") : text("feed.catch-up"),
          feed.path("current").asBoolean() ? text("feed.now") : lastCurrent(feed.path("currentAt"), now));
    }
    return table;
  }

  private static String lastCurrent(JsonNode moment, Instant now) {
    return moment.isTextual() ? text("feed.ago", Durations.age(Duration.between(Instant.parse(moment.asText()), now))) : text("feed.never");
  }

  private static Table queues(JsonNode till) {
    var table = new Table("queue", ">depth", ">oldest", ">in", ">out", ">consumers");
    for (JsonNode queue : till.path("queues")) {
      boolean empty = queue.path("depth").asLong() == 0;
      table.row(
          queue.path("queue").asText(),
          queue.path("depth").asText(),
          empty ? "-" : Durations.age(Duration.ofMillis(queue.path("oldestAgeMillis").asLong())),
          queue.path("in").asText(),
          queue.path("out").asText(),
          queue.path("consumers").asText());
    }
    return table;
  }
}
