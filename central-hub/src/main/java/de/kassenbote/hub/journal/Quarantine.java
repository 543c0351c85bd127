package de.kassenbote.hub.journal;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Other content under the key of a recorded entry, kept beside it; nothing is ever overwritten. */
public final class Quarantine {
  private Quarantine() {}

  /** Keeping the same content again changes nothing. */
  static void keep(Handle tx, JournalEntry entry, Instant now) {
    String contentHash = Suspects.contentHash(entry);
    if (isKept(tx, entry, contentHash)) {
      return;
    }
    tx.createUpdate(
            """
            INSERT INTO journal_quarantine (till, epoch, seq, content_hash, entry_type, version, occurred_at, payload, hash, received_at)
            VALUES (:till, :epoch, :seq, :contentHash, :type, :version, :occurredAt, :payload, :hash, :now)
            """)
        .bind("till", entry.key().till().value())
        .bind("epoch", entry.key().epoch())
        .bind("seq", entry.key().seq())
        .bind("contentHash", contentHash)
        .bind("type", entry.type())
        .bind("version", entry.version())
        .bind("occurredAt", entry.occurredAt().toEpochMilli())
        .bind("payload", entry.payload())
        .bind("hash", entry.hash())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  public static long count(Handle tx, TillId till, int epoch) {
    return tx.createQuery("SELECT COUNT(*) FROM journal_quarantine WHERE till = :till AND epoch = :epoch")
        .bind("till", till.value())
        .bind("epoch", epoch)
        .mapTo(Long.class)
        .one();
  }

  private static boolean isKept(Handle tx, JournalEntry entry, String contentHash) {
    return tx.createQuery(
                """
                SELECT COUNT(*) FROM journal_quarantine
                WHERE till = :till AND epoch = :epoch AND seq = :seq AND content_hash = :contentHash
                """)
            .bind("till", entry.key().till().value())
            .bind("epoch", entry.key().epoch())
            .bind("seq", entry.key().seq())
            .bind("contentHash", contentHash)
            .mapTo(Long.class)
            .one()
        > 0;
  }
}
