package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a till from its installation and writes a till file for the next one. */
@Command(name = "replace", mixinStandardHelpOptions = true)
final class TillReplace implements Callable<Integer> {
  @Parameters(paramLabel = "ID", converter = TillIds.class, descriptionKey = "till-step.till")
  private @Nullable TillId till;

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "till-step.out")
  private Path out = Path.of("");

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() throws IOException {
    try (NewSecretFile file = NewSecretFile.at(out)) {
      JsonNode tillFile = hub.connect().post("/api/v1/tills/" + till + "/replace");
      file.write(tillFile.toPrettyString());
      System.out.println(text("till.replaced", till, tillFile.path("epoch").asInt(), out));
    }
    return 0;
  }
}
