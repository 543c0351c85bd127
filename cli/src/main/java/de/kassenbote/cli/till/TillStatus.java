package de.kassenbote.cli.till;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.TillAddress;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import de.kassenbote.routes.contract.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how a running till is. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class TillStatus implements Callable<Integer> {
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  @Mixin private Output output = new Output();

  @Mixin private TillAddress till = new TillAddress();

  @Override
  public Integer call() {
    JsonNode status = till.connect().get("/api/v1/status");
    output.print(status, table(status));
    return 0;
  }

  /** Whatever the till tells, a line each. */
  private static Table table(JsonNode status) {
    var table = new Table("what", "value");
    rows("", status, table);
    return table;
  }

  private static void rows(String path, JsonNode told, Table table) {
    if (told.has("minor") && told.has("currency")) {
      table.row(path, Money.of(told.path("minor").longValue(), told.path("currency").asText()).toString());
    } else if (told.isObject()) {
      told.properties().forEach(f -> rows(path.isEmpty() ? f.getKey() : path + " " + f.getKey(), f.getValue(), table));
    } else if (!told.isNull()) {
      table.row(path, told.isValueNode() ? value(told.asText()) : told.toString());
    }
  }

  private static String value(String text) {
    return MOMENT.matcher(text).matches()
        ? TIME.format(Instant.parse(text).atZone(ZoneId.systemDefault()))
        : text;
  }
}
