package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.ExitCodes;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import de.kassenbote.routes.contract.Money;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether everything that the tills did is at the hub. */
@Command(name = "completeness", mixinStandardHelpOptions = true)
final class HubCompleteness implements Callable<Integer> {
  @Option(names = "--day", paramLabel = "DAY")
  private @Nullable String day;

  @Option(names = "--till", paramLabel = "ID")
  private @Nullable String till;

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    JsonNode answer = hub.connect().get("/api/v1/completeness?" + Rest.query("day", day, "till", till));
    Table table = new Table("till", ">epoch", "state", ">from", ">complete to", ">receipts", ">sum", "hash", "missing", "closings", "differs");
    answer.path("statements").forEach(statement -> row(table, statement));
    output.print(answer, table);
    if (output.isTable()) {
      answer.path("statements").forEach(HubCompleteness::explain);
    }
    return answer.path("complete").asBoolean() ? 0 : ExitCodes.PARTIAL;
  }

  private void row(Table table, JsonNode statement) {
    table.row(
        statement.path("till").asText(),
        statement.path("epoch").asText(),
        statement.path("state").asText(),
        statement.path("from").asText(),
        statement.path("completeTo").asText(),
        statement.path("receipts").asText(),
        each(statement.path("sums"), sum -> Money.of(sum.path("minor").longValue(), sum.path("currency").asText()).toString()),
        output.hash(statement.path("hash")),
        each(statement.path("missing"), range -> range.path("from").asText() + "-" + range.path("to").asText()),
        each(statement.path("closings"), closing -> closing.path("number").asText() + " " + output.word(closing.path("agrees").asBoolean() ? "agrees" : "differs")),
        output.isTable() ? String.valueOf(statement.path("findings").size()) : each(statement.path("findings"), JsonNode::asText));
  }

  private static void explain(JsonNode statement) {
    String who = statement.path("till").asText() + "/" + statement.path("epoch").asText();
    statement.path("findings").forEach(finding -> System.out.println(who + ": " + finding.asText()));
  }

  private static String each(JsonNode list, Function<JsonNode, String> text) {
    return list.isEmpty() ? "-" : list.valueStream().map(text).collect(Collectors.joining("; "));
  }
}
