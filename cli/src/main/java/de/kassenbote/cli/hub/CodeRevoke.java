package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.HubAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a one-time code back. */
@Command(name = "revoke", mixinStandardHelpOptions = true)
final class CodeRevoke implements Callable<Integer> {
  @Parameters(paramLabel = "CODE")
  private String code = "";

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect().delete("/api/v1/enrolment-codes/" + code);
    System.out.println(text("code.revoked", code));
    return 0;
  }
}
