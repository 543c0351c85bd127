package de.kassenbote.cli.till;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.cli.terminal.Terminal;
import de.kassenbote.till.rescue.Refusal;
import de.kassenbote.till.rescue.Reset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a till's data directory bare, unless something in it is unsent. */
@Command(name = "reset", mixinStandardHelpOptions = true)
final class TillReset implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", required = true)
  private Path data = Path.of("");

  @Option(names = "--force")
  private boolean force = false;

  @Option(names = "--reason", paramLabel = "TEXT")
  private @Nullable String reason;

  @Option(names = "--confirm", paramLabel = "DIR")
  private @Nullable String confirmation;

  @Override
  public Integer call() {
    Reset reset = new Reset(data, Clock.systemUTC());
    try {
      if (force) {
        System.out.println(text("reset.forced", data, forced(reset)));
      } else {
        reset.whatIsSent();
        System.out.println(text("reset.done", data));
      }
    } catch (Refusal e) {
      throw Refusals.failure(e);
    }
    System.out.println(text("reset.next"));
    return 0;
  }

  private Path forced(Reset reset) {
    String why = reason;
    if (why == null || why.isBlank()) {
      throw new Failure(text("reset.needs-reason"));
    }
    if (!data.toString().equals(typed())) {
      throw new Failure(text("reset.not-confirmed", data));
    }
    return reset.force(why);
  }

  private @Nullable String typed() {
    return confirmation == null && Terminal.isInteractive() ? System.console().readLine("%s ", text("reset.type", data)) : confirmation;
  }
}
