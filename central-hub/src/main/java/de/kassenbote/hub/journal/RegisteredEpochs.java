package de.kassenbote.hub.journal;

import de.kassenbote.routes.contract.TillId;
import org.jdbi.v3.core.Handle;

/** At which epoch each till is, as the hub's own base data say. */
@FunctionalInterface
public interface RegisteredEpochs {
  /** 0 = there is no such till. */
  int of(Handle tx, TillId till);
}
