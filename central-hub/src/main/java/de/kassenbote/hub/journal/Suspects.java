package de.kassenbote.hub.journal;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.Sha256;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Entries that did not fit the chain when they came; the same bytes a second time are what the till really holds. */
final class Suspects {
  private Suspects() {}

  static boolean cameBefore(Handle tx, JournalEntry entry) {
    return contentHash(tx, entry.key()).filter(contentHash(entry)::equals).isPresent();
  }

  static void remember(Handle tx, JournalEntry entry) {
    forget(tx, entry.key());
    tx.createUpdate("INSERT INTO journal_suspect (till, epoch, seq, content_hash) VALUES (:till, :epoch, :seq, :hash)")
        .bind("till", entry.key().till().value())
        .bind("epoch", entry.key().epoch())
        .bind("seq", entry.key().seq())
        .bind("hash", contentHash(entry))
        .execute();
  }

  static void forget(Handle tx, EntryKey key) {
    tx.createUpdate("DELETE FROM journal_suspect WHERE till = :till AND epoch = :epoch AND seq = :seq")
        .bind("till", key.till().value())
        .bind("epoch", key.epoch())
        .bind("seq", key.seq())
        .execute();
  }

  /** Over everything an entry says, its own hash included. */
  static String contentHash(JournalEntry entry) {
    return new Sha256()
        .field(entry.type())
        .field(entry.version())
        .field(entry.occurredAt().toEpochMilli())
        .field(entry.hash())
        .raw(entry.payload())
        .hex();
  }

  private static Optional<String> contentHash(Handle tx, EntryKey key) {
    return tx.createQuery("SELECT content_hash FROM journal_suspect WHERE till = :till AND epoch = :epoch AND seq = :seq")
        .bind("till", key.till().value())
        .bind("epoch", key.epoch())
        .bind("seq", key.seq())
        .mapTo(String.class)
        .findOne();
  }
}
