package de.kassenbote.hub;

import de.kassenbote.database.DatabaseSettings;
import java.nio.file.Path;

class EnrolmentOnDerbyTest extends EnrolmentContract {
  @Override
  DatabaseSettings database(Path directory) {
    return DatabaseSettings.derby(directory.resolve("database"));
  }
}
