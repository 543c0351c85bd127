package de.kassenbote.hub.registry;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.RealPostgres;
import java.nio.file.Path;

class TillMigrationOnPostgresTest extends TillMigrationContract {
  @Override
  DatabaseSettings settings(Path directory) {
    return RealPostgres.freshDatabase();
  }

  @Override
  String dialect() {
    return "postgresql";
  }
}
