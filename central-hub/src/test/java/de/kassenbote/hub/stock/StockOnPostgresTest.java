package de.kassenbote.hub.stock;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.RealPostgres;

class StockOnPostgresTest extends StockContract {
  @Override
  protected DatabaseSettings settings() {
    return RealPostgres.freshDatabase();
  }
}
