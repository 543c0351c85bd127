package de.kassenbote.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The disk gives back something else than was written to an embedded database. Nothing was set aside or written over. */
public final class DamagedDatabase extends DatabaseProblem {
  private static final long serialVersionUID = 1L;

  /**
   * @param finding what is wrong, such as "page 7 of seg0/c490.dat is not as it was written"
   */
  DamagedDatabase(Path database, String finding, @Nullable Throwable cause) {
    super(
        "the database %s is damaged: %s; keep the directory as it is, and restore a backup or set up anew: see 'is damaged' in docs/operations.md"
            .formatted(database, finding),
        cause);
  }

  /** The same, met again. */
  DamagedDatabase(DamagedDatabase first) {
    super(String.valueOf(first.getMessage()), first);
  }
}
