package de.kassenbote.routes.projectentries;

import de.kassenbote.routes.contract.TillId;

/** The journal of one installation of a till; it is projected in order and has a cursor of its own. */
public record JournalPart(TillId till, int epoch) {
  @Override
  public String toString() {
    return till + "/" + epoch;
  }
}
