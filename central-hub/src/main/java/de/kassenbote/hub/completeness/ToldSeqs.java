package de.kassenbote.hub.completeness;

import de.kassenbote.routes.contract.TillId;

/** Up to where a till has written its journal, as it told last. */
@FunctionalInterface
public interface ToldSeqs {
  /** 0 = it told nothing of that installation. */
  long lastSeq(TillId till, int epoch);
}
