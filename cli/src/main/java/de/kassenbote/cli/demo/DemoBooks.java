package de.kassenbote.cli.demo;

import de.kassenbote.cli.accounting.TillEvidence;
import de.kassenbote.database.DatabaseSettings;
import java.util.List;

/** Reads what the accounting needs, after everything was stopped. */
final class DemoBooks {
  private final DemoSettings settings;
  private final DatabaseSettings hub;

  DemoBooks(DemoSettings settings, DatabaseSettings hub) {
    this.settings = settings;
    this.hub = hub;
  }

  List<TillEvidence> evidence(List<DemoSeller> sellers) {
    throw new UnsupportedOperationException(settings + " " + hub + sellers);
  }
}
