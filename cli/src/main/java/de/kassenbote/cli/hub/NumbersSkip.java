package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says up to which number a till that cannot tell any more has used a series. */
@Command(name = "skip", mixinStandardHelpOptions = true)
final class NumbersSkip implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ID", converter = TillIds.class)
  private @Nullable TillId till;

  @Parameters(index = "1", paramLabel = "PREFIX")
  private String prefix = "";

  @Parameters(index = "2", paramLabel = "TO")
  private long last;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect()
        .post("/api/v1/tills/" + till + "/numbers/skip", JsonNodeFactory.instance.objectNode().put("prefix", prefix).put("last", last), Map.of());
    System.out.println(text("numbers.skipped", prefix, last));
    return 0;
  }
}
