package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes which data a till gets, tells what a change would mean, or shows what it gets now. */
@Command(name = "exchange", mixinStandardHelpOptions = true)
final class TillExchange implements Callable<Integer> {
  @Parameters(paramLabel = "ID", converter = TillIds.class)
  private @Nullable TillId till;

  @Mixin private TillExchangeOptions exchange = new TillExchangeOptions();

  @Option(names = "--dry-run", descriptionKey = "exchange-options.dry-run")
  private boolean dryRun = false;

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (dryRun && exchange.isEmpty() && spec != null) {
      throw new ParameterException(spec.commandLine(), text("exchange.nothing-for-till"));
    }
    Rest rest = hub.connect();
    String path = "/api/v1/tills/" + till + "/exchange";
    if (exchange.isEmpty()) {
      JsonNode now = rest.get(path);
      output.print(now, ExchangeTables.ofTill(now, output));
    } else if (dryRun) {
      JsonNode preview = rest.put(path + "?dryRun=true", exchange.toJson());
      output.print(preview, ExchangeTables.ofPreview(preview, output));
    } else {
      rest.put(path, exchange.toJson());
      System.out.println(text("till.exchange-set", till));
    }
    return 0;
  }
}
