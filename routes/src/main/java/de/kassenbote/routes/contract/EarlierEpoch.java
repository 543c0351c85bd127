package de.kassenbote.routes.contract;

/**
 * What a till has taken over of an earlier installation of its own, as it tells the hub.
 *
 * @param out how many entries are not known to be at the hub yet
 * @param from the first of those; 0 = none is out
 * @param last the last entry that was taken over
 * @param atHub the last one that the hub was found to have; 0 = none
 */
public record EarlierEpoch(int epoch, long out, long from, long last, long atHub) {
  public EarlierEpoch {
    Check.that(epoch >= 1, "earlier.epoch must be 1 or more, got %d", epoch);
    Check.that(out >= 0 && from >= 0 && atHub >= 0, "earlier: %d out from %d, %d at the hub", out, from, atHub);
    Check.that(from <= last && atHub <= last && last <= EntryKey.LAST_SEQ, "earlier: from %d and at the hub %d must not be behind the last %d", from, atHub, last);
  }
}
