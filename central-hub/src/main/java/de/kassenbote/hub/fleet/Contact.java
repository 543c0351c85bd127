package de.kassenbote.hub.fleet;

import de.kassenbote.routes.contract.Heartbeat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last heartbeat of a till, when it came, and when one last showed that the till's catalogs were current. */
record Contact(Heartbeat heartbeat, Instant at, @Nullable Instant catalogCurrentAt) {}
