package de.kassenbote.hub.fleet;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubDatabases;
import org.junit.jupiter.api.AfterEach;

class FleetOnPostgresTest extends FleetContract {
  private Database database;

  @Override
  Database database() {
    database = HubDatabases.postgres();
    return database;
  }

  @AfterEach
  void close() {
    database.close();
  }
}
