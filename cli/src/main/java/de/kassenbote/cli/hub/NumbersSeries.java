package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the series that numbers are taken from. */
@Command(name = "series", mixinStandardHelpOptions = true)
final class NumbersSeries implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    JsonNode answer = hub.connect().get("/api/v1/number-series");
    Table table = new Table("prefix", "kind", ">width", ">from", ">to", ">block", ">low water", ">reserve", ">given", "tills");
    answer.forEach(series -> row(table, series));
    output.print(answer, table);
    return 0;
  }

  private static void row(Table table, JsonNode series) {
    table.row(
        series.path("prefix").asText(),
        series.path("kind").asText(),
        series.path("width").asText(),
        series.path("first").asText(),
        series.path("last").asText(),
        series.path("blockSize").asText(),
        series.path("lowWater").asText(),
        series.path("reserve").asText(),
        series.path("given").asText(),
        series.path("tills").valueStream().map(JsonNode::asText).collect(Collectors.joining(" ")));
  }
}
