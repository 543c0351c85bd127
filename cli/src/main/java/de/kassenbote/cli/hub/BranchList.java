package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the branches. */
@Command(name = "ls", mixinStandardHelpOptions = true)
final class BranchList implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    JsonNode branches = hub.connect().get("/api/v1/branches");
    Table table = new Table("branch", "name", "zone");
    branches.forEach(branch -> table.row(branch.path("id").asText(), branch.path("name").asText(), branch.path("zone").asText()));
    output.print(branches, table);
    return 0;
  }
}
