package de.kassenbote.hub.samples;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubDatabases;
import java.nio.file.Path;

class SamplesOnDerbyTest extends SamplesContract {
  @Override
  Database open(Path directory) {
    return HubDatabases.derby(directory);
  }
}
