package de.kassenbote.cli.hub;

import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a till from its machine and makes the code for the next one. */
@Command(name = "replace", mixinStandardHelpOptions = true)
final class TillReplace implements Callable<Integer> {
  @Parameters(paramLabel = "ID", converter = TillIds.class, descriptionKey = "till-step.till")
  private @Nullable TillId till;

  @Mixin private CodeOptions code = new CodeOptions();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() throws IOException {
    Rest rest = hub.connect();
    code.make(wanted -> rest.post("/api/v1/tills/" + till + "/replace", wanted, Map.of()));
    return 0;
  }
}
