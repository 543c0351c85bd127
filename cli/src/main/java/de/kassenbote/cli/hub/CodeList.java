package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the latest one-time codes, without their secrets. */
@Command(name = "ls", mixinStandardHelpOptions = true)
final class CodeList implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    JsonNode codes = hub.connect().get("/api/v1/enrolment-codes");
    Table table = new Table("code", "state", "for", "made", "by", "ends", ">tries left", "used by");
    for (JsonNode listed : codes) {
      JsonNode code = listed.path("code");
      table.row(
          code.path("id").asText(),
          listed.path("state").asText().toLowerCase(java.util.Locale.ROOT),
          code.path("till").asText(code.path("branch").asText()),
          code.path("madeAt").asText(),
          code.path("madeBy").asText(),
          code.path("expiresAt").asText(),
          code.path("triesLeft").asText(),
          code.path("usedBy").asText("-"));
    }
    output.print(codes, table);
    return 0;
  }
}
