package de.kassenbote.routes.contract;

import java.util.List;

/**
 * Entries of an earlier installation that the hub had not confirmed to it, taken over from its data directory.
 *
 * @param from the first of them; 0 = there was none
 * @param to the last of them; entries in between that could not be read are not there
 * @param entries how many were taken over now
 * @param receipts how many of them are receipts
 * @param sums of the receipts' totals, one for each currency
 * @param lost how many were not whole, and stay behind
 */
public record TakenOver(long from, long to, long entries, long receipts, List<Money> sums, long lost) {
  public TakenOver {
    Check.that(from >= 0 && to >= from && to <= EntryKey.LAST_SEQ, "takenOver %d to %d is no run of entries", from, to);
    Check.that(entries >= 0 && receipts >= 0 && lost >= 0, "takenOver: %d entries, %d receipts, %d lost", entries, receipts, lost);
    sums = List.copyOf(Check.present("takenOver.sums", sums));
  }
}
