package de.kassenbote.cli.till;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Endpoints;
import de.kassenbote.cli.log.LogFile;
import de.kassenbote.cli.process.Lifetime;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.process.LogFields;
import de.kassenbote.till.Till;
import de.kassenbote.till.TillRunSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a till in this process until it is asked to end. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class TillRun implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--till-file", paramLabel = "FILE", required = true)
  private Path tillFile = Path.of("");

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable Path data;

  @Option(names = "--http-port", paramLabel = "PORT", defaultValue = Endpoints.TILL_HTTP_PORT)
  private int httpPort = 0;

  @Mixin private LogFile logFile = new LogFile();

  @Option(names = "--until-stdin-closes", hidden = true)
  private boolean untilStdinCloses = false;

  @Override
  public Integer call() throws Exception {
    JsonNode told = TillFiles.read(tillFile);
    TillId id = idIn(told);
    Path directory = data == null ? Path.of("data", id.value()) : data;
    Path log = logFile.open(directory, id.value(), Map.of(LogFields.TILL, id.value(), LogFields.EPOCH, told.path("epoch").asInt()));
    Till till = Till.start(new TillRunSettings(directory, tillFile, httpPort));
    Lifetime.run(till, words(till, id, directory, log), till::awaitStop, untilStdinCloses);
    return 0;
  }

  private Lifetime.Words words(Till till, TillId id, Path directory, Path log) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<String> ready = List.of(text("till.ready", id, till.httpPort()), text("run.where", directory, log));
    return new Lifetime.Words(out, ready, text("till.stopped", id));
  }

  private TillId idIn(JsonNode told) {
    try {
      return new TillId(told.path("till").asText());
    } catch (IllegalArgumentException e) {
      throw new Failure(text("not-a-till-file", tillFile), e);
    }
  }
}
