package de.kassenbote.till.catalog;

import de.kassenbote.routes.contract.TillSettings;

/** What head office decided for this till; what the till file said until the settings feed says otherwise. */
public interface SettingsInForce {
  TillSettings current();
}
