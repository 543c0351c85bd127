package de.kassenbote.hub.projection;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubDatabases;
import java.nio.file.Path;

class EntryReplayOnDerbyTest extends EntryReplayContract {
  @Override
  Database open(Path directory) {
    return HubDatabases.derby(directory);
  }
}
