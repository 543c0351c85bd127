package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.HubAddress;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a till exactly these numbers. */
@Command(name = "give", mixinStandardHelpOptions = true)
final class NumbersGive implements Callable<Integer> {
  @Mixin private TillAndSeries of = new TillAndSeries();

  @Parameters(index = "2", paramLabel = "FROM")
  private long first;

  @Parameters(index = "3", paramLabel = "TO")
  private long last;

  @Option(names = "--as-reserve")
  private boolean reserve = false;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect().post(of.path("numbers"), of.toJson().put("first", first).put("last", last).put("reserve", reserve), Map.of());
    System.out.println(text("numbers.given", of.till(), of.prefix(), first, last));
    return 0;
  }
}
