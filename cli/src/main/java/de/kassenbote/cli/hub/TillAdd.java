package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.routes.contract.TillId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a till known to the hub and writes the file that it is run with. */
@Command(
    name = "add",
    description = "Add a till and write its till file, which holds its password: bring it to the till on a safe way.",
    mixinStandardHelpOptions = true)
final class TillAdd implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "such as K01: a capital letter, then capital letters, digits, hyphens")
  private String id = "";

  @Mixin private ExchangeOptions exchange = new ExchangeOptions();

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "the till file to write; must not exist")
  private Path out = Path.of("");

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() throws IOException {
    TillId till = new TillId(id);
    try (NewSecretFile file = NewSecretFile.at(out)) {
      JsonNode tillFile = hub.connect().post("/api/v1/tills", exchange.toJson().put("id", till.value()), java.util.Map.of());
      file.write(tillFile.toPrettyString());
    }
    System.out.printf("till %s added; run it with: kassenbote till run --till-file %s%n", till, out);
    return 0;
  }
}
