package de.kassenbote.cli.till;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.TillAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has a till try its line at once instead of at the next step of its back-off. */
@Command(name = "exchange-now", mixinStandardHelpOptions = true)
final class TillExchangeNow implements Callable<Integer> {
  @Mixin private TillAddress till = new TillAddress();

  @Override
  public Integer call() {
    till.connect().post("/api/v1/exchange-now");
    System.out.println(text("till.tries-now"));
    return 0;
  }
}
