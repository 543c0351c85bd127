package de.kassenbote.hub.backup;

import de.kassenbote.broker.DataDirectoryLock;
import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.Tree;
import de.kassenbote.hub.access.HubCertificates;
import de.kassenbote.hub.access.OperatorToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Puts a backup into a data directory in which no hub runs. The whole file is checked, and its database opened, before what
 * is there is moved aside. One that was killed over that is run again; until then no hub starts there.
 */
public final class Restore {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final String BROKER = "broker";

  /** Here is put together what the hub is to begin with; what was there is untouched meanwhile. */
  private static final String UNPACKED = "restore.unpacked";

  private static final List<String> PARTS = List.of(Manifest.DATABASE, BROKER, OperatorToken.FILE, HubCertificates.FOLDER);

  private final BackupFile file;
  private final Path data;
  private final Clock clock;

  public Restore(BackupFile file, Path data, Clock clock) {
    this.file = file;
    this.data = data;
    this.clock = clock;
  }

  /**
   * What was put back.
   *
   * @param replaced where lies what was there before
   */
  public record Restored(Manifest manifest, Optional<Path> replaced) {}

  /**
   * @param replace whether a hub that is there is moved aside; what a restore left that was killed is moved aside in any case
   * @throws IllegalStateException with one sentence; then what was there is as it was
   */
  public Restored run(boolean replace) throws IOException {
    Manifest manifest = file.check();
    DataDirectoryLock lock = StoppedHub.lock(data, "restore");
    try {
      if (!replace && !RestoredMark.isUnfinishedIn(data) && PARTS.stream().anyMatch(part -> Files.exists(data.resolve(part)))) {
        throw new IllegalStateException(
            "%s holds a hub's data already: name another --data directory, or say --replace to keep that beside it".formatted(data));
      }
      return new Restored(manifest, put(unpacked()));
    } finally {
      lock.close();
    }
  }

  private Path unpacked() throws IOException {
    Path fresh = data.resolve(UNPACKED);
    Tree.delete(fresh);
    Files.createDirectories(data);
    try {
      file.unpackInto(Tree.createPrivate(fresh));
      Database.open(DatabaseSettings.derby(fresh.resolve(Manifest.DATABASE)), "db/hub").close();
      Tree.force(fresh);
      return fresh;
    } catch (IOException | RuntimeException e) {
      Tree.delete(fresh);
      throw e;
    }
  }

  private Optional<Path> put(Path fresh) throws IOException {
    RestoredMark mark = new RestoredMark(data);
    mark.begin();
    Optional<Path> replaced = moveAside();
    OperatorToken.copy(fresh, data);
    HubCertificates.copy(fresh, data);
    mark.set();
    Files.move(fresh.resolve(Manifest.DATABASE), data.resolve(Manifest.DATABASE));
    Tree.forceNames(data);
    mark.end();
    Tree.delete(fresh);
    return replaced;
  }

  private Optional<Path> moveAside() throws IOException {
    List<String> there = PARTS.stream().filter(part -> Files.exists(data.resolve(part))).toList();
    if (there.isEmpty()) {
      return Optional.empty();
    }
    Path aside = Files.createDirectory(data.resolve("replaced-" + STAMP.format(clock.instant())));
    for (String part : there) {
      Files.move(data.resolve(part), aside.resolve(part));
    }
    return Optional.of(aside);
  }
}
