package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.client.HubAddress;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a series. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class NumbersAdd implements Callable<Integer> {
  @Parameters(paramLabel = "PREFIX")
  private String prefix = "";

  @Option(names = "--kind", paramLabel = "KIND", required = true)
  private String kind = "";

  @Option(names = "--width", paramLabel = "DIGITS", defaultValue = "8")
  private int width = 8;

  @Mixin private SeriesOptions options = new SeriesOptions();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    ObjectNode series = JsonNodeFactory.instance.objectNode().put("prefix", prefix).put("kind", kind).put("width", width);
    long all = Math.round(Math.pow(10, Math.max(1, Math.min(width, 18)))) - 1;
    series.put("first", 1).put("last", all).put("blockSize", Math.min(1_000, all)).put("lowWater", Math.min(200, all)).put("reserve", Math.min(100, all));
    hub.connect().post("/api/v1/number-series", options.into(series), Map.of());
    System.out.println(text("numbers.series-added", prefix));
    return 0;
  }
}
