package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the tills and how each one is. */
@Command(name = "ls", mixinStandardHelpOptions = true)
final class TillList implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    Rest rest = hub.connect();
    JsonNode fleet = rest.get("/api/v1/fleet");
    output.print(fleet, FleetTable.of(fleet));
    return 0;
  }
}
