package de.kassenbote.systemtest.bench;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.systemtest.harness.TillProcess;
import de.kassenbote.till.journal.DerbyJournal;
import java.util.List;

/** What a till sold while its line was away: in its own journal as the till writes it, while no process has that open. */
final class Backlog {
  private static final int PER_COMMIT = 500;

  private final TillProcess till;
  private final Assignment installation;
  private final MadeUpJournal journal;

  Backlog(TillProcess till) {
    this.till = till;
    this.installation = till.assignment();
    this.journal = new MadeUpJournal(installation);
  }

  /** While it is stopped. */
  void add(int entries) {
    try (Database database = Database.open(DatabaseSettings.derby(till.data().resolve("database")), "db/till")) {
      DerbyJournal written = DerbyJournal.open(database, installation.till(), installation.epoch());
      for (int left = entries; left > 0; left -= PER_COMMIT) {
        List<JournalEntry> sold = journal.next(Math.min(left, PER_COMMIT));
        database.useTransaction(tx -> sold.forEach(e -> written.append(tx, e.type(), e.version(), e.occurredAt(), e.payload())));
      }
    }
  }
}
