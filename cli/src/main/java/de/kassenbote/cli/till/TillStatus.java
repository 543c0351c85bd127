package de.kassenbote.cli.till;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.TillAddress;
import de.kassenbote.cli.terminal.Format;
import de.kassenbote.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how a running till is. */
@Command(name = "status", description = "Show how a running till is.", mixinStandardHelpOptions = true)
final class TillStatus implements Callable<Integer> {
  @Option(names = {"-o", "--output"}, paramLabel = "FORMAT", defaultValue = "table", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Format format = Format.TABLE;

  @Mixin private TillAddress till = new TillAddress();

  @Override
  public Integer call() {
    JsonNode status = till.connect().get("/api/v1/status");
    if (format == Format.JSON) {
      System.out.println(status.toPrettyString());
    } else {
      table(status).lines(format).forEach(System.out::println);
    }
    return 0;
  }

  /** Whatever the till tells, a line each; what is nested is shown as it came. */
  private static Table table(JsonNode status) {
    var table = new Table("what", "value");
    status.properties().forEach(f -> table.row(f.getKey(), f.getValue().isValueNode() ? f.getValue().asText() : f.getValue().toString()));
    return table;
  }
}
