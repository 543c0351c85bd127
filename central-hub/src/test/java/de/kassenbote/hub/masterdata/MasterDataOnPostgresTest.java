package de.kassenbote.hub.masterdata;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.RealPostgres;

class MasterDataOnPostgresTest extends MasterDataContract {
  @Override
  protected DatabaseSettings settings() {
    return RealPostgres.freshDatabase();
  }
}
