package de.kassenbote.hub.projection;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.envelope.JournalEntry;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Answers questions about receipts: the rows say which, the recorded entries say what. */
public final class ProjectedReceipts {
  private final Database database;

  public ProjectedReceipts(Database database) {
    this.database = database;
  }

  /**
   * A receipt with what is known about it.
   *
   * @param reverses the entry that it undoes
   * @param reversedBy the entry that undid it; of several the first by key
   * @param flags {@code OUT_OF_RANGE}, {@code USED_TWICE}, {@code REVERSED_TWICE}
   */
  public record Found(
      EntryKey entry, Receipt receipt, @Nullable EntryKey reverses, @Nullable EntryKey reversedBy, List<String> flags) {}

  /** More than one when the number was used twice. */
  public List<Found> byNumber(String number) {
    return database.read(
        tx ->
            tx.createQuery("SELECT till, epoch, seq FROM receipt WHERE document_number = :number ORDER BY till, epoch, seq")
                .bind("number", number)
                .map(Keyed::key)
                .list()
                .stream()
                .map(key -> found(tx, key))
                .toList());
  }

  private static Found found(Handle tx, EntryKey key) {
    JournalEntry entry = EffectiveEntries.find(tx, key).orElseThrow(() -> new IllegalStateException("entry " + key + " is not recorded"));
    return new Found(
        key,
        Document.receipt(entry).orElseThrow(),
        reverses(tx, key).orElse(null),
        ReceiptRows.reversalsOf(tx, key).stream().findFirst().orElse(null),
        NumberFlags.of(tx, key));
  }

  private static Optional<EntryKey> reverses(Handle tx, EntryKey key) {
    return Keyed.bind(
            tx.createQuery(
                "SELECT reversed_till AS till, reversed_epoch AS epoch, reversed_seq AS seq FROM receipt_reversal" + Keyed.BY_KEY),
            key)
        .map(Keyed::key)
        .findOne();
  }
}
