package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.HubAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has a till take its next numbers from another series. */
@Command(name = "assign", mixinStandardHelpOptions = true)
final class NumbersAssign implements Callable<Integer> {
  @Mixin private TillAndSeries of = new TillAndSeries();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect().put(of.path("number-series"), of.toJson());
    System.out.println(text("numbers.assigned", of.till(), of.prefix()));
    return 0;
  }
}
