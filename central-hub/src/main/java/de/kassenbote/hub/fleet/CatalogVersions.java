package de.kassenbote.hub.fleet;

import de.kassenbote.routes.contract.Heartbeat;

/** Knows which version of each catalog the hub has. */
@FunctionalInterface
public interface CatalogVersions {
  /** Whether the till's cursors show that it has every catalog it is to have, as new as the hub's. */
  boolean areCurrentIn(Heartbeat heartbeat);
}
