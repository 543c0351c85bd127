package de.kassenbote.cli.deadletter;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.routes.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Corrects a journal entry that could not be projected. */
@Command(
    name = "edit",
    description = {
      "Record a correction of a journal entry, and replay it with that. The recorded entry itself is never changed.",
      "'dead-letter show ID --body' prints what to correct."
    },
    mixinStandardHelpOptions = true)
final class LetterEdit implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "the dead letter")
  private long id = 0;

  @Option(names = "--file", paramLabel = "FILE", required = true, description = "the whole corrected entry, JSON")
  private Path file = Path.of("");

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why")
  private String reason = "";

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("reason", reason).set("content", content());
    return Outcome.print(hub.connect().post(DeadLetterCommand.PATH + "/" + id + "/edit", body, Map.of()), output);
  }

  private JsonNode content() {
    try {
      return Contract.mapper().readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw new Failure("%s is not JSON: %s".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new Failure("there is no readable file " + file, e);
    }
  }
}
