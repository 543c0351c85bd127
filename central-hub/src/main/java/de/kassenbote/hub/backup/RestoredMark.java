package de.kassenbote.hub.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a restore leaves in the data directory for the next start of the hub. */
public final class RestoredMark {
  /** Here a restore puts together what the hub is to begin with. */
  static final String UNFINISHED = "restore.unfinished";

  private static final String FILE = "restored";

  private final Path data;

  public RestoredMark(Path data) {
    this.data = data;
  }

  /**
   * @throws IllegalStateException with one sentence, when a restore of that directory did not come to its end
   */
  public void requireFinished() {
    if (Files.exists(data.resolve(UNFINISHED))) {
      throw new IllegalStateException(
          "a restore into %s did not come to its end: run 'kassenbote hub restore' again with the same file".formatted(data));
    }
  }

  public boolean isSet() {
    return Files.exists(data.resolve(FILE));
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
