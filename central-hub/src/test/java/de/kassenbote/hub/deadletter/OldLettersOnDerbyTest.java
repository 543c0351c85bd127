package de.kassenbote.hub.deadletter;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubDatabases;
import java.nio.file.Path;

class OldLettersOnDerbyTest extends OldLettersContract {
  @Override
  Database open(Path directory) {
    return HubDatabases.derby(directory);
  }
}
