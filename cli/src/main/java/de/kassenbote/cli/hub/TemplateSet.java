package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes an exchange template and all tills that follow it, or tells what that would mean. */
@Command(name = "set", mixinStandardHelpOptions = true)
final class TemplateSet implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", descriptionKey = "exchange-template.name")
  private String name = "";

  @Mixin private ExchangeOptions exchange = new ExchangeOptions();

  @Option(names = "--dry-run", descriptionKey = "exchange-options.dry-run")
  private boolean dryRun = false;

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (exchange.isEmpty() && spec != null) {
      throw new ParameterException(spec.commandLine(), text("exchange.nothing"));
    }
    String path = HubExchangeTemplate.path(name);
    if (dryRun) {
      JsonNode preview = hub.connect().put(path + "?dryRun=true", exchange.toJson());
      output.print(preview, ExchangeTables.ofPreview(preview, output));
    } else {
      JsonNode template = hub.connect().put(path, exchange.toJson());
      System.out.println(text("exchange-template.changed", name, template.path("tills").size()));
    }
    return 0;
  }
}
