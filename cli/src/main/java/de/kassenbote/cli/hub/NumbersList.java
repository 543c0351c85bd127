package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what tills have of each kind of document number, and how long it will last. */
@Command(name = "ls", mixinStandardHelpOptions = true)
final class NumbersList implements Callable<Integer> {
  @Option(names = "--till", paramLabel = "ID", converter = TillIds.class)
  private @Nullable TillId till;

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    JsonNode answer = hub.connect().get("/api/v1/numbers?" + Rest.query("till", till == null ? null : till.value()));
    Table table = new Table("till", "kind", "prefix", ">left", ">reserve", ">a day", ">days", "state", "ranges", "abandoned");
    answer.forEach(numbers -> row(table, numbers));
    output.print(answer, table);
    return 0;
  }

  private static void row(Table table, JsonNode numbers) {
    table.row(
        numbers.path("till").asText(),
        numbers.path("kind").asText(),
        numbers.path("prefix").asText(),
        numbers.path("left").asText(),
        numbers.path("reserveLeft").asText(),
        rounded(numbers.path("usedPerDay")),
        rounded(numbers.path("enoughForDays")),
        numbers.path("inReserve").asBoolean() ? "in-reserve" : "enough",
        intervals(numbers.path("ranges")),
        intervals(numbers.path("abandoned")));
  }

  private static String intervals(JsonNode ranges) {
    return ranges.valueStream().map(r -> r.path("first").asText() + "…" + r.path("last").asText()).collect(Collectors.joining(" "));
  }

  private static String rounded(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%.0f", number.asDouble()) : "-";
  }
}
