package de.kassenbote.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one dead letter with all that is known of it. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class LetterShow implements Callable<Integer> {
  @Parameters(paramLabel = "ID")
  private long id = 0;

  @Option(names = "--body")
  private boolean bodyAlone = false;

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    JsonNode letter = hub.connect().get(DeadLetterCommand.PATH + "/" + id);
    if (bodyAlone) {
      System.out.println(letter.path("body").asText());
    } else {
      output.print(letter, table(letter));
    }
    return 0;
  }

  private static Table table(JsonNode letter) {
    Table table = new Table("what", "value");
    letter.properties().forEach(f -> table.row(f.getKey(), f.getValue().isValueNode() ? f.getValue().asText() : f.getValue().toString()));
    return table;
  }
}
