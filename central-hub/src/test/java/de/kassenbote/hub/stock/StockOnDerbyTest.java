package de.kassenbote.hub.stock;

import de.kassenbote.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class StockOnDerbyTest extends StockContract {
  @TempDir private static Path directory;

  @Override
  protected DatabaseSettings settings() {
    return DatabaseSettings.derby(directory.resolve("hub"));
  }
}
