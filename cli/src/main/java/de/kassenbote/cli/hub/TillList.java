package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Format;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the tills and how each one is. */
@Command(name = "ls", description = "List the tills, the ones that need attention first.", mixinStandardHelpOptions = true)
final class TillList implements Callable<Integer> {
  @Option(names = {"-o", "--output"}, paramLabel = "FORMAT", defaultValue = "table", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Format format = Format.TABLE;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    Rest rest = hub.connect();
    JsonNode fleet = rest.get("/api/v1/fleet");
    if (format == Format.JSON) {
      System.out.println(fleet.toPrettyString());
    } else {
      FleetTable.of(fleet).lines(format).forEach(System.out::println);
    }
    return 0;
  }
}
