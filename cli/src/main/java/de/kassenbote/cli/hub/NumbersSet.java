package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.client.ExitCodes;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes the bounds and sizes of a series; what is not said stays. */
@Command(name = "set", mixinStandardHelpOptions = true)
final class NumbersSet implements Callable<Integer> {
  @Parameters(paramLabel = "PREFIX")
  private String prefix = "";

  @Mixin private SeriesOptions options = new SeriesOptions();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    Rest rest = hub.connect();
    Optional<JsonNode> known = rest.get("/api/v1/number-series").valueStream().filter(s -> s.path("prefix").asText().equals(prefix)).findFirst();
    if (known.isEmpty()) {
      System.err.println(text("numbers.no-series", prefix));
      return ExitCodes.NOT_FOUND;
    }
    ObjectNode series = known.get().<ObjectNode>deepCopy();
    series.remove("given");
    series.remove("tills");
    rest.put("/api/v1/number-series/" + Rest.encoded(prefix), options.into(series));
    System.out.println(text("numbers.series-set", prefix));
    return 0;
  }
}
