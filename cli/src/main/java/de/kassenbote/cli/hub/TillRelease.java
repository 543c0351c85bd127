package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a till be used, for the first time or after it was locked. */
@Command(name = "release", mixinStandardHelpOptions = true)
final class TillRelease implements Callable<Integer> {
  @Parameters(paramLabel = "ID", converter = TillIds.class, descriptionKey = "till-step.till")
  private @Nullable TillId till;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect().post("/api/v1/tills/" + till + "/release");
    System.out.println(text("till.released", till));
    return 0;
  }
}
