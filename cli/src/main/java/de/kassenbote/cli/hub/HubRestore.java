package de.kassenbote.cli.hub;

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
@Command(
    name = "restore",
    description = {
      "Restore a hub from a backup: the whole file is checked before anything is touched.",
      "Tills then send again what the backup lacks, and get all master data anew."
    },
    mixinStandardHelpOptions = true)
final class HubRestore implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "what 'kassenbote hub backup' wrote")
  private Path file = Path.of("");

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data/hub", description = "where the hub keeps everything (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("");

  @Option(names = "--replace", description = "what is there already is kept as replaced-<time> in that directory (default: it is an error)")
  private boolean replace = false;

  @Override
  public Integer call() throws IOException {
    Restore.Restored restored = new Restore(new BackupFile(file), data, Clock.systemUTC()).run(replace);
    restored.replaced().ifPresent(aside -> System.out.printf("what was there is kept in %s%n", aside));
    System.out.printf("%s holds the hub as of %s; run it with: kassenbote hub run --data %s%n", data, restored.manifest().madeAt(), data);
    return 0;
  }
}
