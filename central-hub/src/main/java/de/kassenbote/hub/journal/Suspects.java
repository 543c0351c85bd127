package de.kassenbote.hub.journal;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.Packing;
import de.kassenbote.routes.envelope.Sha256;
import org.jdbi.v3.core.Handle;

/**
 * Entries that did not fit the chain when they came. The same bytes in another packing are what the till really holds: it read
 * them from its journal a second time. The same packing again, delivered or replayed, proves nothing, nor does one that is not known.
 */
final class Suspects {
  private Suspects() {}

  static boolean sentBefore(Handle tx, JournalEntry entry, Packing packing) {
    return packing.isKnown()
        && tx.createQuery(
                """
                SELECT COUNT(*) FROM journal_suspect
                WHERE till = :till AND epoch = :epoch AND seq = :seq AND content_hash = :hash AND packing NOT IN (:packing, '')
                """)
            .bind("till", entry.key().till().value())
            .bind("epoch", entry.key().epoch())
            .bind("seq", entry.key().seq())
            .bind("hash", contentHash(entry))
            .bind("packing", packing.id())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Whether one waits behind the watermark and before that key; those up to the watermark are decided. */
  static boolean isNotedBehind(Handle tx, long watermark, EntryKey key) {
    return tx.createQuery("SELECT COUNT(*) FROM journal_suspect WHERE till = :till AND epoch = :epoch AND seq > :watermark AND seq < :seq")
            .bind("till", key.till().value())
            .bind("epoch", key.epoch())
            .bind("watermark", watermark)
            .bind("seq", key.seq())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  static void remember(Handle tx, JournalEntry entry, Packing packing) {
    forget(tx, entry.key());
    tx.createUpdate(
            "INSERT INTO journal_suspect (till, epoch, seq, content_hash, packing) VALUES (:till, :epoch, :seq, :hash, :packing)")
        .bind("till", entry.key().till().value())
        .bind("epoch", entry.key().epoch())
        .bind("seq", entry.key().seq())
        .bind("hash", contentHash(entry))
        .bind("packing", packing.id())
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
}
