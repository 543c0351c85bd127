package de.kassenbote.hub.registry;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class InstallationsOnDerbyTest extends InstallationsContract {
  @TempDir Path directory;

  @Override
  Database database() {
    return HubDatabases.derby(directory);
  }
}
