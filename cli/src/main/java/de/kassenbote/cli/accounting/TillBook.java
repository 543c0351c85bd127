package de.kassenbote.cli.accounting;

import de.kassenbote.cli.sell.Sold;
import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.till.feed.DeadLetters;
import de.kassenbote.till.journal.JournalAudit;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * What a till's database holds, computed anew from its stored bytes.
 *
 * @param entries of all types
 * @param deadLetters feed changes that this till could not apply, not settled
 * @param broken one sentence for each place where the bytes are not what was chained and hashed
 */
public record TillBook(long entries, List<Booked> receipts, long deadLetters, List<String> broken) {
  public TillBook {
    receipts = List.copyOf(receipts);
    broken = List.copyOf(broken);
  }

  /** Opens the database of a till that is not running, and closes it again. */
  public static TillBook read(Path tillData) {
    try (Database database = Database.open(DatabaseSettings.derby(tillData.resolve("database")), "db/till")) {
      JournalAudit audit = JournalAudit.of(database);
      List<Booked> receipts =
          audit.receipts().entrySet().stream()
              .map(e -> new Booked(audit.till(), new Sold(e.getKey(), e.getValue().idempotencyKey(), e.getValue().total()), e.getValue().payloadSha256()))
              .toList();
      return new TillBook(audit.entries(), receipts, new DeadLetters(database, Clock.systemUTC()).count(), audit.broken());
    }
  }
}
