package de.kassenbote.cli.deadletter;

import static de.kassenbote.cli.terminal.Texts.text;

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
@Command(name = "edit", mixinStandardHelpOptions = true)
final class LetterEdit implements Callable<Integer> {
  @Parameters(paramLabel = "ID")
  private long id = 0;

  @Option(names = "--file", paramLabel = "FILE", required = true)
  private Path file = Path.of("");

  @Option(names = "--reason", paramLabel = "TEXT", required = true)
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
      throw new Failure(text("not-json", file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new Failure(text("no-readable-file", file), e);
    }
  }
}
