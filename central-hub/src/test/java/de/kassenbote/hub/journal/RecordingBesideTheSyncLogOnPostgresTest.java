package de.kassenbote.hub.journal;

import de.kassenbote.database.Database;
import java.nio.file.Path;

class RecordingBesideTheSyncLogOnPostgresTest extends RecordingBesideTheSyncLogContract {
  @Override
  Database open(Path directory) {
    return HubDatabases.postgres();
  }
}
