package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.HubAddress;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an exchange template. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class TemplateAdd implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", descriptionKey = "exchange-template.name")
  private String name = "";

  @Mixin private ExchangeOptions exchange = new ExchangeOptions();

  @Mixin private HubAddress hub = new HubAddress();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (exchange.isEmpty() && spec != null) {
      throw new ParameterException(spec.commandLine(), text("exchange.nothing"));
    }
    hub.connect().post(HubExchangeTemplate.path(name), exchange.toJson(), Map.of());
    System.out.println(text("exchange-template.added", name));
    return 0;
  }
}
