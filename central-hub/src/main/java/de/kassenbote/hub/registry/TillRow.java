package de.kassenbote.hub.registry;

import de.kassenbote.routes.contract.TillId;
import java.time.Instant;

/** A till as the hub knows it, without its password. */
public record TillRow(TillId id, int epoch, long settingsRevision, String currency, String zone, Instant addedAt) {}
