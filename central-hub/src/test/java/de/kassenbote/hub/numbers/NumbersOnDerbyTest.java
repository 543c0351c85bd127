package de.kassenbote.hub.numbers;

import de.kassenbote.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class NumbersOnDerbyTest extends NumbersContract {
  @TempDir private static Path directory;

  @Override
  DatabaseSettings freshDatabase() {
    return DatabaseSettings.derby(directory.resolve("database"));
  }
}
