package de.kassenbote.hub.completeness;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubDatabases;
import java.nio.file.Path;

class CompletenessOnPostgresTest extends CompletenessContract {
  @Override
  Database open(Path directory) {
    return HubDatabases.postgres();
  }
}
