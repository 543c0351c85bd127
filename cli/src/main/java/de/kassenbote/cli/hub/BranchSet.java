package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Failure;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a branch; another time zone is told to all its tills. */
@Command(name = "set", mixinStandardHelpOptions = true)
final class BranchSet implements Callable<Integer> {
  @Parameters(paramLabel = "BRANCH")
  private String branch = "";

  @Option(names = "--name", paramLabel = "TEXT")
  private @Nullable String name;

  @Option(names = "--zone", paramLabel = "ZONE")
  private @Nullable String zone;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    if (name == null && zone == null) {
      throw new Failure(text("branch.set-what"));
    }
    hub.connect().put("/api/v1/branches/" + Rest.encoded(branch), JsonNodeFactory.instance.objectNode().put("name", name).put("zone", zone));
    System.out.println(text("branch.set", branch));
    return 0;
  }
}
