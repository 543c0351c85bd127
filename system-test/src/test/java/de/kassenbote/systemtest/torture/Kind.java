package de.kassenbote.systemtest.torture;

import java.util.Locale;
import java.util.Set;

/** What can be done, and to whom. */
enum Kind {
  KILLED_HUB(1, 10, Whom.HUB),
  KILLED_TILL(1, 10, Whom.TILL),
  KILLED_DATABASE(1, 10, Whom.DATABASE),
  CUT_LINE(2, 20, Whom.TILL),
  RESET_LINE(1, 1, Whom.TILL),
  SLOW_LINE(5, 20, Whom.TILL),
  /** The line stays, and not a byte moves. */
  SILENT_LINE(5, 45, Whom.TILL),
  /** The same, and the till dies behind it: the hub holds a connection to nobody. */
  HALF_OPEN_LINE(5, 45, Whom.TILL),
  FULL_DISK(3, 15, Whom.HUB, Whom.TILL),
  /** Killed, and what it left is spoilt before it starts again. */
  FILES_DELETED_WHILE_DOWN(1, 5, Whom.HUB, Whom.TILL),
  BITS_FLIPPED_WHILE_DOWN(1, 5, Whom.HUB, Whom.TILL),
  /** Spoilt under its hands, and killed after a while. */
  FILES_DELETED_WHILE_RUNNING(3, 10, Whom.HUB, Whom.TILL),
  BITS_FLIPPED_WHILE_RUNNING(3, 10, Whom.HUB, Whom.TILL);

  enum Whom {
    HUB,
    /** On Derby the hub's process is its database. */
    DATABASE,
    TILL
  }

  private final int shortest;
  private final int longest;
  private final Set<Whom> whom;

  Kind(int shortest, int longest, Whom... whom) {
    this.shortest = shortest;
    this.longest = longest;
    this.whom = Set.of(whom);
  }

  boolean befalls(Whom one) {
    return whom.contains(one);
  }

  /** Whether messages arrive damaged because of it. */
  boolean flipsBits() {
    return this == BITS_FLIPPED_WHILE_DOWN || this == BITS_FLIPPED_WHILE_RUNNING;
  }

  /** Seconds. */
  int shortest() {
    return shortest;
  }

  /** Seconds. */
  int longest() {
    return longest;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
