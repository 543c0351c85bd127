package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the exchange templates. */
@Command(name = "ls", mixinStandardHelpOptions = true)
final class TemplateLs implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    JsonNode templates = hub.connect().get(HubExchangeTemplate.PATH);
    output.print(templates, ExchangeTables.ofTemplates(templates, false, output));
    return 0;
  }
}
