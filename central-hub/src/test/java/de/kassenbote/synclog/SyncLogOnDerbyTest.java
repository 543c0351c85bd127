package de.kassenbote.synclog;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubDatabases;
import java.nio.file.Path;

class SyncLogOnDerbyTest extends SyncLogContract {
  @Override
  Database open(Path directory) {
    return HubDatabases.derby(directory);
  }
}
