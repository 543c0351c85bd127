package de.kassenbote.hub.imports;

import de.kassenbote.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ImportOnDerbyTest extends ImportContract {
  @TempDir private static Path directory;

  @Override
  protected DatabaseSettings settings() {
    return DatabaseSettings.derby(directory.resolve("hub"));
  }
}
