package de.kassenbote.hub.completeness;

import de.kassenbote.hub.journal.JournalEntries;
import de.kassenbote.hub.journal.Watermarks.Mark;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.envelope.JournalEntry;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A run of a journal, and how much of it is recorded.
 *
 * @param completeTo every entry from {@code from} to here is recorded
 * @param hash of the entry at {@code completeTo}
 */
record Extent(long from, long completeTo, String hash, List<SeqRange> missing) {
  /**
   * @param from 1 or more
   * @param to less than {@code from} when the run is empty
   */
  static Extent of(Handle tx, Mark mark, long from, long to) {
    long behind = Math.max(from, mark.seq() + 1);
    List<SeqRange> missing =
        to < behind ? List.of() : JournalEntries.lacking(tx, mark.till(), mark.epoch(), new SeqRange(behind, to));
    long completeTo = missing.isEmpty() ? Math.max(from - 1, to) : missing.get(0).from() - 1;
    return new Extent(from, completeTo, hash(tx, mark, completeTo), missing);
  }

  private static String hash(Handle tx, Mark mark, long seq) {
    return seq == 0
        ? JournalEntry.genesis(mark.till(), mark.epoch())
        : JournalEntries.find(tx, new EntryKey(mark.till(), mark.epoch(), seq)).map(JournalEntry::hash).orElse("");
  }
}
