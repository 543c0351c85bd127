package de.kassenbote.hub.fleet;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class FleetOnDerbyTest extends FleetContract {
  @TempDir Path directory;

  private Database database;

  @Override
  Database database() {
    database = HubDatabases.derby(directory);
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
