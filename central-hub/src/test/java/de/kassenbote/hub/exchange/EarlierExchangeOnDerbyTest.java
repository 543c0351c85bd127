package de.kassenbote.hub.exchange;

import de.kassenbote.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EarlierExchangeOnDerbyTest extends EarlierExchangeContract {
  @TempDir private static Path home;

  @Override
  DatabaseSettings settings() {
    return DatabaseSettings.derby(home.resolve("hub"));
  }

  @Override
  String dialect() {
    return "derby";
  }
}
