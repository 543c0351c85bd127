package de.kassenbote.routes.contract;

/**
 * The business key of a journal entry: the {@code seq}-th event (1, 2, 3 … without gaps) of one installation ({@code
 * epoch}, from 1) of a till.
 *
 * @param seq at most {@link #LAST_SEQ}
 */
public record EntryKey(TillId till, int epoch, long seq) {
  /** More than any till ever reaches; leaves room for arithmetic. */
  public static final long LAST_SEQ = 1_000_000_000_000_000L;

  public EntryKey {
    Check.present("till", till);
    Check.that(epoch >= 1, "epoch must be 1 or more, got %d", epoch);
    Check.that(seq >= 1 && seq <= LAST_SEQ, "seq must be 1 to %d, got %d", LAST_SEQ, seq);
  }

  @Override
  public String toString() {
    return till + "/" + epoch + "/" + seq;
  }
}
