package de.kassenbote.hub.people;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubDatabases;
import java.nio.file.Path;

class PeopleOnDerbyTest extends PeopleContract {
  @Override
  Database database(Path at) {
    return HubDatabases.derby(at);
  }
}
