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

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when it is no key
   */
  public static EntryKey of(String text) {
    String[] parts = text.split("/", -1);
    Check.that(parts.length == 3, "'%s' is not the key of a journal entry: expected is till/epoch/seq", text);
    return new EntryKey(new TillId(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }

  @Override
  public String toString() {
    return till + "/" + epoch + "/" + seq;
  }
}
