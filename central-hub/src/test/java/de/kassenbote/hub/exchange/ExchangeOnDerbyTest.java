package de.kassenbote.hub.exchange;

import de.kassenbote.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ExchangeOnDerbyTest extends ExchangeContract {
  @TempDir private static Path home;

  @Override
  protected DatabaseSettings settings() {
    return DatabaseSettings.derby(home.resolve("hub"));
  }
}
