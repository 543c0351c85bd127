package de.kassenbote.hub.backup;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a restore leaves in the data directory for the next start of the hub. */
public final class RestoredMark {
  private static final String UNFINISHED = "restore.unfinished";

  private static final String FILE = "restored";

  private final Path data;

  public RestoredMark(Path data) {
    this.data = data;
  }

  /**
   * @throws IllegalStateException with one sentence, when a restore of that directory did not come to its end
   */
  public void requireFinished() {
    if (isUnfinishedIn(data)) {
      throw new IllegalStateException(
          "a restore into %s did not come to its end: run 'kassenbote hub restore' again with the same file".formatted(data));
    }
  }

  static boolean isUnfinishedIn(Path data) {
    return Files.exists(data.resolve(UNFINISHED));
  }

  /**
   * A hub that is started on another database than the restored one would take the mark for its own, and nothing were restored.
   *
   * @throws IllegalStateException with one sentence, when a restored database waits in that directory and another one is to be used
   */
  public void requireDatabaseIn(DatabaseSettings wanted) {
    Path restored = data.resolve(Manifest.DATABASE).toAbsolutePath();
    if (isSet() && !wanted.isIn(restored)) {
      throw new IllegalStateException(
          "%s holds a restored database, but the hub is told to use %s: start it once without --db, or restore that one by its own means".formatted(restored, wanted));
    }
  }

  public boolean isSet() {
    return Files.exists(data.resolve(FILE));
  }

  /** From now on what is there belongs to no hub, until the end. */
  void begin() throws IOException {
    Files.createDirectories(data.resolve(UNFINISHED));
    Tree.forceNames(data);
  }

  void end() throws IOException {
    Tree.delete(data.resolve(UNFINISHED));
  }

  void set() throws IOException {
    Files.writeString(data.resolve(FILE), "");
  }

  /** The hub did what follows from it. */
  public void remove() {
    try {
      Files.deleteIfExists(data.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException("the mark of a restored hub cannot be removed from " + data, e);
    }
  }
}
