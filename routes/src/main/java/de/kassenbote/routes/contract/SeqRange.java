package de.kassenbote.routes.contract;

/** The journal entries from {@code from} to {@code to}, both included. */
public record SeqRange(long from, long to) {
  public SeqRange {
    Check.that(from >= 1 && to >= from && to <= EntryKey.LAST_SEQ, "%d to %d is not a range of journal entries", from, to);
  }
}
