package de.kassenbote.hub.exchange;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.RealPostgres;

class ExchangeOnPostgresTest extends ExchangeContract {
  @Override
  protected DatabaseSettings settings() {
    return RealPostgres.freshDatabase();
  }
}
