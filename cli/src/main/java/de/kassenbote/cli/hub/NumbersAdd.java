package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.HubAddress;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  @Option(names = "--width", paramLabel = "DIGITS")
  private @Nullable Integer width;

  @Mixin private SeriesOptions options = new SeriesOptions();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect().post("/api/v1/number-series", options.toJson().put("prefix", prefix).put("kind", kind).put("width", width), Map.of());
    System.out.println(text("numbers.series-added", prefix));
    return 0;
  }
}
