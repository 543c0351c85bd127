package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A step in a till's life that begins its next installation, and writes the till file for it. */
abstract class NextTillFile implements Callable<Integer> {
  private final String step;

  @Parameters(paramLabel = "ID", converter = TillIds.class, descriptionKey = "till-step.till")
  private @Nullable TillId till;

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "till-step.out")
  private Path out = Path.of("");

  @Mixin private HubAddress hub = new HubAddress();

  NextTillFile(String step) {
    this.step = step;
  }

  /** What is said when it is done. */
  abstract String done(String id, int epoch, Path file);

  @Override
  public final Integer call() throws IOException {
    try (NewSecretFile file = NewSecretFile.at(out)) {
      JsonNode tillFile = hub.connect().post("/api/v1/tills/" + till + "/" + step);
      file.write(tillFile.toPrettyString());
      System.out.println(done(String.valueOf(till), tillFile.path("epoch").asInt(), out));
    }
    return 0;
  }
}
