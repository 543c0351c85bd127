package de.kassenbote.hub.journal;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.RealPostgres;
import java.nio.file.Path;

/** The hub's databases as tests open them: with the hub's own migrations and all durability. */
public final class HubDatabases {
  private HubDatabases() {}

  public static Database derby(Path directory) {
    return open(DatabaseSettings.derby(directory.resolve("hub")));
  }

  public static Database postgres() {
    return open(RealPostgres.freshDatabase());
  }

  public static Database open(DatabaseSettings settings) {
    return Database.open(settings, "db/hub");
  }
}
