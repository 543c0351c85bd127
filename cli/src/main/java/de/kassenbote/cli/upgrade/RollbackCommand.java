package de.kassenbote.cli.upgrade;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.hub.backup.HubRollback;
import de.kassenbote.till.upgrade.TillRollback;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts a stopped hub or till back as it was before the last upgrade; a till only when nothing was sold since. */
@Command(name = "rollback", mixinStandardHelpOptions = true)
public final class RollbackCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", required = true)
  private Path data = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (HubRollback.isHub(data)) {
      rollBackHub();
    } else {
      rollBackTill();
    }
    return 0;
  }

  private void rollBackHub() throws IOException {
    HubRollback.RolledBack done = HubRollback.in(data, Clock.systemUTC()).run();
    told(done.copy(), done.kept());
    say(text("rollback.hub", done.entries(), done.tills()));
  }

  private void rollBackTill() throws IOException {
    TillRollback till = TillRollback.in(data, Clock.systemUTC());
    Optional<TillRollback.Since> since = till.since();
    if (since.isPresent()) {
      throw new Failure(refusal(since.get()));
    }
    told(till.copy(), till.run());
  }

  private static String refusal(TillRollback.Since since) {
    return since.unconfirmed() > 0
        ? text("rollback.till-unsent", since.till(), since.entries(), since.unconfirmed())
        : text("rollback.till-sold", since.till(), since.entries());
  }

  private void told(Path copy, Optional<Path> kept) {
    kept.ifPresent(aside -> say(text("rollback.kept", aside)));
    say(text("rollback.done", data, copy.getFileName()));
  }

  private void say(String sentence) {
    out().println(sentence);
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
