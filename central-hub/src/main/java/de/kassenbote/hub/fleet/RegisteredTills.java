package de.kassenbote.hub.fleet;

import de.kassenbote.routes.contract.TillId;
import java.util.Collection;

/** The tills that this hub knows, whether they ever called or not. */
@FunctionalInterface
public interface RegisteredTills {
  Collection<TillId> all();
}
