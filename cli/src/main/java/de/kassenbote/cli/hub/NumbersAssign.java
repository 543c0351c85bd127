package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has a till take its next numbers from another series. */
@Command(name = "assign", mixinStandardHelpOptions = true)
final class NumbersAssign implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ID", converter = TillIds.class)
  private @Nullable TillId till;

  @Parameters(index = "1", paramLabel = "PREFIX")
  private String prefix = "";

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect().put("/api/v1/tills/" + till + "/number-series", JsonNodeFactory.instance.objectNode().put("prefix", prefix));
    System.out.println(text("numbers.assigned", till, prefix));
    return 0;
  }
}
