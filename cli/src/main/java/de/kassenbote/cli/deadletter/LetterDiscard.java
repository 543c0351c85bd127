package de.kassenbote.cli.deadletter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Output;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides that a dead letter is not wanted. */
@Command(name = "discard", mixinStandardHelpOptions = true)
final class LetterDiscard implements Callable<Integer> {
  @Parameters(paramLabel = "ID")
  private long id = 0;

  @Option(names = "--reason", paramLabel = "TEXT", required = true)
  private String reason = "";

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    var body = JsonNodeFactory.instance.objectNode().put("reason", reason);
    return Outcome.print(hub.connect().post(DeadLetterCommand.PATH + "/" + id + "/discard", body, Map.of()), output);
  }
}
