package de.kassenbote.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the causes of open dead letters. */
@Command(name = "groups", mixinStandardHelpOptions = true)
final class LetterGroups implements Callable<Integer> {
  @Mixin private Filter filter = new Filter();

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    JsonNode groups = hub.connect().get(DeadLetterCommand.PATH + "/groups?" + filter.query());
    Table table = new Table("group", "origin", ">letters", ">tills", "first", "last", "cause");
    groups.forEach(
        group ->
            table.row(
                output.hash(group.path("fingerprint")),
                group.path("origin").asText(),
                group.path("letters").asText(),
                group.path("tills").asText(),
                group.path("firstAt").asText(),
                group.path("lastAt").asText(),
                output.cell(group.path("causeMessage"))));
    output.print(groups, table);
    return 0;
  }
}
