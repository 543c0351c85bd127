package de.kassenbote.till.rescue;

import de.kassenbote.database.SalvagedDatabase;
import java.nio.file.Path;

/** Where a till keeps its database, and whether somebody uses it. */
final class DataDirectory {
  private DataDirectory() {}

  /**
   * @throws Refusal when no till was ever there
   */
  static Path database(Path data) {
    Path database = data.resolve("database");
    if (!SalvagedDatabase.isIn(database)) {
      throw new Refusal(Refusal.Reason.NO_TILL, data);
    }
    return database;
  }

  /**
   * @throws Refusal when a till runs there
   */
  static void requireUnused(Path data) {
    if (SalvagedDatabase.isInUse(data.resolve("database"))) {
      throw new Refusal(Refusal.Reason.IN_USE, data);
    }
  }
}
