package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes which data a till gets. */
@Command(name = "exchange", mixinStandardHelpOptions = true)
final class TillExchange implements Callable<Integer> {
  @Parameters(paramLabel = "ID", converter = TillIds.class)
  private @Nullable TillId till;

  @Mixin private ExchangeOptions exchange = new ExchangeOptions();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect().put("/api/v1/tills/" + till + "/exchange", exchange.toJson());
    System.out.println(text("till.exchange-set", till));
    return 0;
  }
}
