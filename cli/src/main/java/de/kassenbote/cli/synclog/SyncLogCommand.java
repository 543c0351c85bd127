package de.kassenbote.cli.synclog;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what was exchanged. */
@Command(
    name = "sync-log",
    description = "Show what the hub, or a till, exchanged in the last 90 days: one line for each envelope, each question for a catch-up and each failed attempt, the latest first.",
    mixinStandardHelpOptions = true)
public final class SyncLogCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--at-till", paramLabel = "URL", description = "ask the till at this address instead of the hub, such as http://127.0.0.1:8401")
  private @Nullable URI atTill;

  @Option(names = "--till", paramLabel = "ID", description = "with this till; what went to all tills at once names none")
  private @Nullable String till;

  @Option(names = "--direction", paramLabel = "DIRECTION", description = "sent or received")
  private @Nullable String direction;

  @Option(names = "--what", paramLabel = "WHAT", description = "journal, feed, catch-up or catch-up-request")
  private @Nullable String what;

  @Option(names = "--result", paramLabel = "RESULT", description = "ok, duplicate, dropped, gap, damaged, rejected or failed")
  private @Nullable String result;

  @Option(names = "--from", paramLabel = "MOMENT", description = "then or later, such as 2026-03-14T09:00:00Z")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "MOMENT", description = "before then")
  private @Nullable String to;

  @Option(names = "--limit", paramLabel = "N", description = "show so many at most, 1 to 1000 (default: 100)")
  private @Nullable String limit;

  @Option(names = "--before", paramLabel = "ID", description = "show those before this one, to go on where the last page ended")
  private @Nullable String before;

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    Rest rest = atTill == null ? hub.connect() : new Rest(atTill, null, "till");
    JsonNode page = rest.get("/api/v1/sync-log?" + query());
    Table table = new Table(">id", "noted", "till", "direction", "what", "part", ">from", ">to", ">items", ">bytes", "result", ">ms", "detail");
    page.path("notes").forEach(note -> row(table, note));
    output.print(page, table);
    if (page.has("before") && output.isTable()) {
      Objects.requireNonNull(spec).commandLine().getErr().println("there are more; --before " + page.path("before").asText() + " shows them");
    }
    return 0;
  }

  private String query() {
    return Rest.query(
        "till", till, "direction", direction, "what", what, "result", result, "from", from, "to", to, "limit", limit, "before", before);
  }

  private void row(Table table, JsonNode note) {
    table.row(
        note.path("id").asText(),
        note.path("notedAt").asText(),
        note.path("till").asText("-"),
        note.path("direction").asText(),
        note.path("what").asText(),
        note.path("part").asText(),
        note.path("from").asText(),
        note.path("to").asText(),
        note.path("items").asText(),
        note.path("bytes").asText(),
        note.path("result").asText(),
        note.path("tookMillis").asText(),
        output.cell(note.path("detail")));
  }
}
