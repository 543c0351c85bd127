package de.kassenbote.cli.till;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.Endpoints;
import de.kassenbote.cli.log.LogFile;
import de.kassenbote.cli.process.Lifetime;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.process.LogFields;
import de.kassenbote.till.Till;
import de.kassenbote.till.TillRunSettings;
import de.kassenbote.till.enrolment.Enrolled;
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
  static final String DATA = "data/till";

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA)
  private Path data = Path.of("");

  @Option(names = "--hub", paramLabel = "HOST:PORT")
  private @Nullable String hub;

  @Option(names = "--http-port", paramLabel = "PORT", defaultValue = Endpoints.TILL_HTTP_PORT)
  private int httpPort = 0;

  @Mixin private LogFile logFile = new LogFile();

  @Option(names = "--until-stdin-closes", hidden = true)
  private boolean untilStdinCloses = false;

  @Override
  public Integer call() throws Exception {
    if (!Enrolled.isIn(data)) {
      throw new Failure(text("till.not-enrolled", data));
    }
    Assignment told = Enrolled.in(data).assignment();
    TillId id = told.till();
    Path log = logFile.open(data, id.value(), Map.of(LogFields.TILL, id.value(), LogFields.EPOCH, told.epoch()));
    Till till = Till.start(new TillRunSettings(data, hub, httpPort));
    Lifetime.run(till, words(till, id, log), till::awaitStop, untilStdinCloses);
    return 0;
  }

  private Lifetime.Words words(Till till, TillId id, Path log) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<String> ready = List.of(text("till.ready", id, till.httpPort()), text("run.where", data, log));
    return new Lifetime.Words(out, ready, text("till.stopped", id));
  }
}
