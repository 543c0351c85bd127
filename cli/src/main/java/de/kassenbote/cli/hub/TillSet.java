package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes what a till is called and in which branch it stands. */
@Command(name = "set", mixinStandardHelpOptions = true)
final class TillSet implements Callable<Integer> {
  @Parameters(paramLabel = "ID", converter = TillIds.class, descriptionKey = "till-step.till")
  private @Nullable TillId till;

  @Option(names = "--name", paramLabel = "TEXT", descriptionKey = "till-base.name")
  private @Nullable String name;

  @Option(names = "--branch", paramLabel = "BRANCH", descriptionKey = "till-base.branch")
  private @Nullable String branch;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    if (name == null && branch == null) {
      throw new Failure(text("till.set-what"));
    }
    hub.connect().put("/api/v1/tills/" + till, JsonNodeFactory.instance.objectNode().put("name", name).put("branch", branch));
    System.out.println(text("till.set", till));
    return 0;
  }
}
