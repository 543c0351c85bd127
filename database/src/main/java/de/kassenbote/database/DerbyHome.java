package de.kassenbote.database;

import java.io.File;
import java.nio.file.Path;

/**
 * The directory where Derby looks for its own settings file: the one around the database, and not whatever directory the
 * process was started in. Nobody's settings file is taken: it could switch syncing off, or logging, or the locks.
 */
final class DerbyHome {
  private static final String HOME = "derby.system.home";

  private DerbyHome() {}

  /**
   * Before Derby boots. It reads its home once in the life of a process: one that is set, by the operator or for an earlier
   * database, stays.
   *
   * @param database its directory, absolute
   * @throws DatabaseProblem when a settings file lies in the home
   */
  static synchronized void settle(Path database) {
    if (System.getProperty(HOME) == null) {
      System.setProperty(HOME, surroundings(database).toString());
    }
    File file = new File(new File(System.getProperty(HOME)), "derby.properties");
    if (file.exists()) {
      throw new DatabaseProblem(
          "the database could lose committed sales: Derby would go by %s: delete that file, Kassenbote itself sets what Derby needs"
              .formatted(file.getAbsolutePath()));
    }
  }

  private static Path surroundings(Path database) {
    Path parent = database.getParent();
    return parent == null ? database : parent;
  }
}
