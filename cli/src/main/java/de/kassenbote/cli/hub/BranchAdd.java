package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.cli.client.HubAddress;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a branch. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class BranchAdd implements Callable<Integer> {
  @Parameters(paramLabel = "BRANCH")
  private String branch = "";

  @Option(names = "--name", paramLabel = "TEXT", required = true)
  private String name = "";

  @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "Europe/Berlin")
  private String zone = "";

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect().post("/api/v1/branches", JsonNodeFactory.instance.objectNode().put("id", branch).put("name", name).put("zone", zone), Map.of());
    System.out.println(text("branch.added", branch));
    return 0;
  }
}
