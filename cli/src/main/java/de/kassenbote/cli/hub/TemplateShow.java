package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Output;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one exchange template and the tills that follow it. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class TemplateShow implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", descriptionKey = "exchange-template.name")
  private String name = "";

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    JsonNode template = hub.connect().get(HubExchangeTemplate.path(name));
    output.print(template, ExchangeTables.ofTemplates(List.of(template), true, output));
    return 0;
  }
}
