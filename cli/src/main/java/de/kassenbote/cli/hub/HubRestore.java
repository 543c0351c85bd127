package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.hub.backup.BackupFile;
import de.kassenbote.hub.backup.Restore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup into a data directory in which no hub runs. */
@Command(name = "restore", mixinStandardHelpOptions = true)
final class HubRestore implements Callable<Integer> {
  @Parameters(paramLabel = "FILE")
  private Path file = Path.of("");

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data/hub")
  private Path data = Path.of("");

  @Option(names = "--replace")
  private boolean replace = false;

  @Override
  public Integer call() throws IOException {
    Restore.Restored restored = new Restore(new BackupFile(file), data, Clock.systemUTC()).run(replace);
    restored.replaced().ifPresent(aside -> System.out.println(text("restore.kept", aside)));
    System.out.println(text("restore.done", data, restored.manifest().madeAt()));
    return 0;
  }
}
