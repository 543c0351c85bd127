package de.kassenbote.hub.exchange;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.RealPostgres;

class EarlierExchangeOnPostgresTest extends EarlierExchangeContract {
  @Override
  DatabaseSettings settings() {
    return RealPostgres.freshDatabase();
  }

  @Override
  String dialect() {
    return "postgresql";
  }
}
