package de.kassenbote.routes.contract;

import java.util.List;

/**
 * What the hub has of an earlier installation that a till told of.
 *
 * @param last the last entry that is recorded; 0 = none
 * @param held the first recorded entries from the one on that the till named, ascending, at most {@link #MOST}; fewer = the hub has no more
 */
public record EarlierHeld(int epoch, long last, List<HeldEntry> held) {
  /** So many hashes fit an answer well. */
  public static final int MOST = 500;

  public EarlierHeld {
    Check.that(epoch >= 1, "earlier.epoch must be 1 or more, got %d", epoch);
    Check.that(last >= 0, "earlier.last must not be negative, got %d", last);
    held = List.copyOf(Check.present("earlier.held", held));
  }

  /** Up to here the hub has no other entries than those that are held. */
  public long seenUpTo() {
    return held.size() < MOST ? EntryKey.LAST_SEQ : held.get(held.size() - 1).seq();
  }
}
