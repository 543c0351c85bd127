package de.kassenbote.hub;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.RealPostgres;
import java.nio.file.Path;

class EnrolmentOnPostgresTest extends EnrolmentContract {
  @Override
  DatabaseSettings database(Path directory) {
    return RealPostgres.freshDatabase();
  }
}
