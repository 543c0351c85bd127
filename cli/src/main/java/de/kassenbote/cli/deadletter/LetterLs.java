package de.kassenbote.cli.deadletter;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead letters. */
@Command(name = "ls", mixinStandardHelpOptions = true)
final class LetterLs implements Callable<Integer> {
  @Option(names = "--state", paramLabel = "STATE", defaultValue = "open")
  private String state = "open";

  @Option(names = "--limit", paramLabel = "N", defaultValue = "100")
  private int limit = 100;

  @Mixin private Filter filter = new Filter();

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    String query = "?limit=" + limit + "&state=" + Rest.encoded(state) + (filter.isEmpty() ? "" : "&" + filter.query());
    JsonNode page = hub.connect().get(DeadLetterCommand.PATH + query);
    JsonNode letters = page.path("letters");
    Table table = new Table(">id", "till", "origin", "key", "state", ">attempts", ">waiting", "last", "group", "cause");
    letters.forEach(letter -> row(table, letter));
    output.print(page, table);
    if (page.path("total").longValue() > letters.size()) {
      System.err.println(text("letters.more", letters.size(), page.path("total").longValue()));
    }
    return 0;
  }

  private void row(Table table, JsonNode letter) {
    table.row(
        letter.path("id").asText(),
        letter.path("till").asText("-"),
        letter.path("origin").asText(),
        letter.path("key").asText(),
        letter.path("state").asText().toLowerCase(Locale.ROOT),
        letter.path("attempts").asText(),
        letter.path("waiting").asText(),
        letter.path("lastAt").asText(),
        output.hash(letter.path("fingerprint")),
        output.cell(letter.path("causeMessage")));
  }
}
