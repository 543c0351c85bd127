package de.kassenbote.cli.accounting;

import de.kassenbote.cli.sell.Sold;
import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.hub.projection.AuditResult;
import de.kassenbote.hub.projection.RecordedJournalAudit;
import java.time.Clock;
import java.util.List;

/**
 * What the hub's database holds of all tills, computed anew from its stored bytes.
 *
 * @param entries complete up to the watermarks
 * @param receipts of the recorded entries
 * @param missing entries lacking below a watermark, and receipts that were not built
 * @param changed places where bytes, chain or built receipts are not what was recorded
 * @param doubled numbers or keys that are there again
 * @param deadLetters at the hub, not settled
 * @param findings one sentence each
 */
public record HubBook(
    long entries, List<Booked> receipts, long missing, long changed, long doubled, long deadLetters, List<String> findings) {
  public HubBook {
    receipts = List.copyOf(receipts);
    findings = List.copyOf(findings);
  }

  /** Opens the database of a hub that is not running, and closes it again. */
  public static HubBook read(DatabaseSettings settings) {
    try (Database database = Database.open(settings, "db/hub")) {
      AuditResult audit = RecordedJournalAudit.of(database);
      long deadLetters = new DeadLetters(database, Clock.systemUTC()).count();
      return new HubBook(
          audit.entries(),
          audit.receipts().stream().map(HubBook::booked).toList(),
          audit.missing(),
          audit.changed(),
          audit.doubled(),
          deadLetters,
          audit.findings());
    }
  }

  private static Booked booked(AuditResult.AuditedReceipt receipt) {
    Sold sold = new Sold(receipt.number(), receipt.idempotencyKey(), receipt.total());
    return new Booked(receipt.entry().till(), sold, receipt.payloadHash());
  }
}
