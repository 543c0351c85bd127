package de.kassenbote.hub.numbers;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.RealPostgres;

class NumbersOnPostgresTest extends NumbersContract {
  @Override
  DatabaseSettings freshDatabase() {
    return RealPostgres.freshDatabase();
  }
}
