package de.kassenbote.hub.registry;

import de.kassenbote.database.DatabaseSettings;
import java.nio.file.Path;

class TillMigrationOnDerbyTest extends TillMigrationContract {
  @Override
  DatabaseSettings settings(Path directory) {
    return DatabaseSettings.derby(directory.resolve("database"));
  }

  @Override
  String dialect() {
    return "derby";
  }
}
