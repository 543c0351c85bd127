package de.kassenbote.hub.monitoring;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubDatabases;
import java.nio.file.Path;

class LagOnDerbyTest extends LagContract {
  @Override
  Database open(Path directory) {
    return HubDatabases.derby(directory);
  }
}
