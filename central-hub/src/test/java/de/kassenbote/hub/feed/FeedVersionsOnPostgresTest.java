package de.kassenbote.hub.feed;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.RealPostgres;

class FeedVersionsOnPostgresTest extends FeedVersionsContract {
  @Override
  DatabaseSettings freshDatabase() {
    return RealPostgres.freshDatabase();
  }
}
