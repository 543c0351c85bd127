package de.kassenbote.hub.projection;

import de.kassenbote.database.RowBatch;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.InstallationBegun;
import de.kassenbote.routes.contract.JournalledAgain;
import de.kassenbote.routes.contract.TakenOver;
import org.jdbi.v3.core.Handle;

/** What tills journal of their own installations, as rows. */
final class InstallationRows {
  private InstallationRows() {}

  static void insert(Handle tx, EntryKey key, InstallationBegun installation) {
    TakenOver taken = installation.takenOver();
    Keyed.bind(
            tx.createUpdate(
                """
                INSERT INTO till_installation (till, epoch, seq, former_epoch, happened_at, entries, receipts, lost)
                VALUES (:till, :epoch, :seq, :former, :at, :entries, :receipts, :lost)
                """),
            key)
        .bind("former", installation.former())
        .bind("at", Keyed.millis(installation.happenedAt()))
        .bind("entries", taken == null ? 0 : taken.entries())
        .bind("receipts", taken == null ? 0 : taken.receipts())
        .bind("lost", taken == null ? 0 : taken.lost())
        .execute();
    RowBatch.write(
        tx,
        "INSERT INTO abandoned_numbers (till, epoch, seq, kind, prefix, width, first_no, last_no) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        installation.abandoned(),
        r -> new Object[] {key.till().value(), key.epoch(), key.seq(), r.kind(), r.prefix(), r.width(), r.first(), r.last()});
  }

  static void insert(Handle tx, EntryKey key, JournalledAgain again) {
    Keyed.bind(
            tx.createUpdate(
                """
                INSERT INTO journalled_again (till, epoch, seq, origin_epoch, origin_seq, origin_hash)
                VALUES (:till, :epoch, :seq, :originEpoch, :originSeq, :hash)
                """),
            key)
        .bind("originEpoch", again.origin().epoch())
        .bind("originSeq", again.origin().seq())
        .bind("hash", again.hash())
        .execute();
  }

  /** Whether the same entry was journalled again before, under another key than this one: it counts once. */
  static boolean isThere(Handle tx, EntryKey key, JournalledAgain again) {
    return Keyed.bind(
                tx.createQuery(
                    """
                    SELECT COUNT(*) FROM journalled_again
                    WHERE till = :till AND origin_epoch = :originEpoch AND origin_seq = :originSeq AND origin_hash = :hash
                      AND (epoch <> :epoch OR seq <> :seq)
                    """),
                key)
            .bind("originEpoch", again.origin().epoch())
            .bind("originSeq", again.origin().seq())
            .bind("hash", again.hash())
            .mapTo(Long.class)
            .one()
        > 0;
  }
}
