package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.HubAddress;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says up to which number a till that cannot tell any more has used a series. */
@Command(name = "skip", mixinStandardHelpOptions = true)
final class NumbersSkip implements Callable<Integer> {
  @Mixin private TillAndSeries of = new TillAndSeries();

  @Parameters(index = "2", paramLabel = "TO")
  private long last;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect().post(of.path("numbers/skip"), of.toJson().put("last", last), Map.of());
    System.out.println(text("numbers.skipped", of.till(), of.prefix(), last));
    return 0;
  }
}
