package de.kassenbote.cli.till;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.TillAddress;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.ToldTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how a running till is. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class TillStatus implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private TillAddress till = new TillAddress();

  @Override
  public Integer call() {
    JsonNode status = till.connect().get("/api/v1/status");
    output.print(status, ToldTable.of(status, output));
    return 0;
  }
}
