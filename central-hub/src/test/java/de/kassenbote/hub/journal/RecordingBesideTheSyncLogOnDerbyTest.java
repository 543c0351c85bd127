package de.kassenbote.hub.journal;

import de.kassenbote.database.Database;
import java.nio.file.Path;

class RecordingBesideTheSyncLogOnDerbyTest extends RecordingBesideTheSyncLogContract {
  @Override
  Database open(Path directory) {
    return HubDatabases.derby(directory);
  }
}
