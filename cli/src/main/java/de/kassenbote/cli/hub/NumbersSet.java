package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
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
    hub.connect().put("/api/v1/number-series/" + Rest.encoded(prefix), options.toJson());
    System.out.println(text("numbers.series-set", prefix));
    return 0;
  }
}
