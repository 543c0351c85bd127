package de.kassenbote.cli.synclog;

import static de.kassenbote.cli.terminal.Texts.text;

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
@Command(name = "sync-log", mixinStandardHelpOptions = true)
public final class SyncLogCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--at-till", paramLabel = "URL")
  private @Nullable URI atTill;

  @Option(names = "--till", paramLabel = "ID")
  private @Nullable String till;

  @Option(names = "--direction", paramLabel = "DIRECTION")
  private @Nullable String direction;

  @Option(names = "--what", paramLabel = "WHAT")
  private @Nullable String what;

  @Option(names = "--result", paramLabel = "RESULT")
  private @Nullable String result;

  @Option(names = "--from", paramLabel = "MOMENT")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "MOMENT")
  private @Nullable String to;

  @Option(names = "--limit", paramLabel = "N")
  private @Nullable String limit;

  @Option(names = "--before", paramLabel = "ID")
  private @Nullable String before;

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    Rest rest = atTill == null ? hub.connect() : new Rest(atTill, null, text("noun.till"));
    JsonNode page = rest.get("/api/v1/sync-log?" + query());
    Table table = new Table(">id", "noted", "till", "direction", "what", "part", ">from", ">to", ">items", ">bytes", "result", ">ms", "detail");
    page.path("notes").forEach(note -> row(table, note));
    output.print(page, table);
    if (page.has("before") && output.isTable()) {
      Objects.requireNonNull(spec).commandLine().getErr().println(text("sync-log.more", page.path("before").asText()));
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
        output.word(note.path("direction").asText()),
        output.word(note.path("what").asText()),
        note.path("part").asText(),
        note.path("from").asText(),
        note.path("to").asText(),
        note.path("items").asText(),
        note.path("bytes").asText(),
        output.word(note.path("result").asText()),
        note.path("tookMillis").asText(),
        output.cell(note.path("detail")));
  }
}
