package de.kassenbote.routes.projectentries;

import de.kassenbote.routes.contract.TillId;
import java.util.Comparator;

/** The journal of one installation of a till; it is projected in order and has a cursor of its own. */
public record JournalPart(TillId till, int epoch) implements Comparable<JournalPart> {
  private static final Comparator<JournalPart> ORDER = Comparator.comparing((JournalPart part) -> part.till().value()).thenComparing(JournalPart::epoch);

  @Override
  public int compareTo(JournalPart other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return till + "/" + epoch;
  }
}
