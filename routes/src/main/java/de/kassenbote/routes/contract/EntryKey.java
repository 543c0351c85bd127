package de.kassenbote.routes.contract;

/**
 * The business key of a journal entry: the {@code seq}-th event (1, 2, 3 … without gaps) of one installation ({@code
 * epoch}, from 1) of a till.
 */
public record EntryKey(TillId till, int epoch, long seq) {
  public EntryKey {
    Check.present("till", till);
    Check.that(epoch >= 1, "epoch must be 1 or more, got %d", epoch);
    Check.that(seq >= 1, "seq must be 1 or more, got %d", seq);
  }

  @Override
  public String toString() {
    return till + "/" + epoch + "/" + seq;
  }
}
