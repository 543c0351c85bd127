package de.kassenbote.cli.hub;

import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.hub.backup.BackupFile;
import de.kassenbote.hub.backup.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has a running hub make a backup; the file has its name when all of it is there and was read again. */
@Command(
    name = "backup",
    description = {
      "Make a backup of the running hub: its database as it is at this moment, and the operator's token.",
      "A hub on PostgreSQL is backed up with pg_dump instead."
    },
    mixinStandardHelpOptions = true)
final class HubBackup implements Callable<Integer> {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Parameters(paramLabel = "DIR|FILE", description = "a directory for hub-<time>.zip, or the file to write: it ends with .zip and must not exist (mode 600)")
  private Path target = Path.of("");

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() throws IOException {
    Path file = file();
    if (Files.exists(file)) {
      throw new Failure("%s exists already and is not overwritten: choose another file".formatted(file));
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    try (NewSecretFile secret = NewSecretFile.at(unfinished)) {
      secret.fill(out -> hub.connect().download("/api/v1/backups", out));
      Manifest manifest = new BackupFile(unfinished).check();
      secret.keepAs(file);
      System.out.printf("%s: the hub as of %s, %d files, %d MiB%n", file, manifest.madeAt(), manifest.files().size(), Files.size(file) >> 20);
    }
    return 0;
  }

  /** A directory that is not there is a mistake, and not the name of a file. */
  private Path file() {
    if (Files.isDirectory(target)) {
      return target.resolve("hub-" + STAMP.format(Clock.systemUTC().instant()) + ".zip");
    }
    if (!target.toString().endsWith(".zip")) {
      throw new Failure("%s is no directory: name one that is there, or a file that ends with .zip".formatted(target));
    }
    return target;
  }
}
