package de.kassenbote.hub.journal;

import de.kassenbote.database.Database;
import java.nio.file.Path;

class PostgresJournalRecordingTest extends JournalRecordingContract {
  @Override
  Database open(Path directory) {
    return HubDatabases.postgres();
  }
}
