package de.kassenbote.hub.registry;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubDatabases;

class InstallationsOnPostgresTest extends InstallationsContract {
  @Override
  Database database() {
    return HubDatabases.postgres();
  }
}
