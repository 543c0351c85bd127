package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.HubAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes an exchange template that no till follows. */
@Command(name = "rm", mixinStandardHelpOptions = true)
final class TemplateRm implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", descriptionKey = "exchange-template.name")
  private String name = "";

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect().delete(HubExchangeTemplate.path(name));
    System.out.println(text("exchange-template.removed", name));
    return 0;
  }
}
