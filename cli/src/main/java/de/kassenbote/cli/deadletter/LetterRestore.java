package de.kassenbote.cli.deadletter;

import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a discard back. */
@Command(name = "restore", mixinStandardHelpOptions = true)
final class LetterRestore implements Callable<Integer> {
  @Parameters(paramLabel = "ID")
  private long id = 0;

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    return Outcome.print(hub.connect().post(DeadLetterCommand.PATH + "/" + id + "/restore"), output);
  }
}
