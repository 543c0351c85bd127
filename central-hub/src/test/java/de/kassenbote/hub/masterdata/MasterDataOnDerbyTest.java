package de.kassenbote.hub.masterdata;

import de.kassenbote.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class MasterDataOnDerbyTest extends MasterDataContract {
  @TempDir private static Path directory;

  @Override
  protected DatabaseSettings settings() {
    return DatabaseSettings.derby(directory.resolve("hub"));
  }
}
