package de.kassenbote.hub.completeness;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.JournalEntries;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.projectentries.JournalPart;
import java.util.List;
import java.util.function.Consumer;

/** Reads recorded entries in order, page by page: however many there are, few are in memory and no transaction is long. */
final class RecordedRun {
  private static final int PAGE = 500;

  private final Database database;
  private final JournalPart part;

  RecordedRun(Database database, JournalPart part) {
    this.database = database;
    this.part = part;
  }

  void read(long from, long to, Consumer<JournalEntry> reader) {
    long next = from;
    while (next <= to) {
      long start = next;
      List<JournalEntry> page = database.read(tx -> JournalEntries.first(tx, part.till(), part.epoch(), start, to, PAGE));
      page.forEach(reader);
      if (page.size() < PAGE) {
        return;
      }
      next = page.get(page.size() - 1).key().seq() + 1;
    }
  }
}
