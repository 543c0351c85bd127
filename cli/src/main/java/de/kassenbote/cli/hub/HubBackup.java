package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

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
@Command(name = "backup", mixinStandardHelpOptions = true)
final class HubBackup implements Callable<Integer> {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Parameters(paramLabel = "DIR|FILE")
  private Path target = Path.of("");

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() throws IOException {
    Path file = file();
    if (Files.exists(file)) {
      throw new Failure(text("file-exists", file));
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    try (NewSecretFile secret = NewSecretFile.at(unfinished)) {
      secret.fill(out -> hub.connect().download("/api/v1/backups", out));
      Manifest manifest = new BackupFile(unfinished).check();
      secret.keepAs(file);
      System.out.println(text("backup.done", file, manifest.madeAt(), manifest.files().size(), Files.size(file) >> 20));
    }
    return 0;
  }

  /** A directory that is not there is a mistake, and not the name of a file. */
  private Path file() {
    if (Files.isDirectory(target)) {
      return target.resolve("hub-" + STAMP.format(Clock.systemUTC().instant()) + ".zip");
    }
    if (!target.toString().endsWith(".zip")) {
      throw new Failure(text("backup.no-directory", target));
    }
    return target;
  }
}
