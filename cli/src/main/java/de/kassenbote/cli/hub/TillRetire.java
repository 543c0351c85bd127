package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a till out of use for good. */
@Command(name = "retire", mixinStandardHelpOptions = true)
final class TillRetire implements Callable<Integer> {
  @Parameters(paramLabel = "ID", converter = TillIds.class, descriptionKey = "till-step.till")
  private @Nullable TillId till;

  @Option(names = "--force")
  private boolean force = false;

  @Option(names = "--reason", paramLabel = "TEXT")
  private @Nullable String reason;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    if (force && reason == null) {
      throw new Failure(text("till.force-needs-reason"));
    }
    ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("force", force).put("reason", reason);
    hub.connect().post("/api/v1/tills/" + till + "/retire", wanted, Map.of());
    System.out.println(text("till.retired", till));
    return 0;
  }
}
