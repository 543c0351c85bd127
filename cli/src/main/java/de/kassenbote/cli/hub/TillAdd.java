package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a till known to the hub; a machine becomes it by a code. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class TillAdd implements Callable<Integer> {
  @Parameters(paramLabel = "ID", converter = TillIds.class)
  private @Nullable TillId till;

  @Option(names = "--name", paramLabel = "TEXT", descriptionKey = "till-base.name")
  private @Nullable String name;

  @Option(names = "--branch", paramLabel = "BRANCH", descriptionKey = "till-base.branch")
  private @Nullable String branch;

  @Option(names = "--unreleased")
  private boolean unreleased = false;

  @Mixin private TillExchangeOptions exchange = new TillExchangeOptions();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect().post("/api/v1/tills", wanted(), Map.of());
    System.out.println(text("till.added", till));
    return 0;
  }

  private ObjectNode wanted() {
    return exchange.toJson().put("id", String.valueOf(till)).put("name", name).put("branch", branch).put("released", !unreleased);
  }
}
