package de.kassenbote.hub.feed;

import de.kassenbote.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FeedVersionsOnDerbyTest extends FeedVersionsContract {
  @TempDir static Path directory;

  @Override
  DatabaseSettings freshDatabase() {
    return DatabaseSettings.derby(directory.resolve("db"));
  }
}
