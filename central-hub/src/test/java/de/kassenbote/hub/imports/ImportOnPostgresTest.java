package de.kassenbote.hub.imports;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.RealPostgres;

class ImportOnPostgresTest extends ImportContract {
  @Override
  protected DatabaseSettings settings() {
    return RealPostgres.freshDatabase();
  }
}
