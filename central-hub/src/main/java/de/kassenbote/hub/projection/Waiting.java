package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.projectentries.JournalPart;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Entries that cannot be projected before another one is. */
final class Waiting {
  private Waiting() {}

  static boolean contains(Handle tx, EntryKey key) {
    return Keyed.bind(tx.createQuery("SELECT COUNT(*) FROM projection_waiting" + Keyed.BY_KEY), key).mapTo(Long.class).one() > 0;
  }

  static void put(Handle tx, EntryKey key, EntryKey waitsFor) {
    if (contains(tx, key)) {
      return;
    }
    Keyed.bind(
            tx.createUpdate(
                """
                INSERT INTO projection_waiting (till, epoch, seq, for_till, for_epoch, for_seq)
                VALUES (:till, :epoch, :seq, :forTill, :forEpoch, :forSeq)
                """),
            key)
        .bind("forTill", waitsFor.till().value())
        .bind("forEpoch", waitsFor.epoch())
        .bind("forSeq", waitsFor.seq())
        .execute();
  }

  static void remove(Handle tx, EntryKey key) {
    Keyed.bind(tx.createUpdate("DELETE FROM projection_waiting" + Keyed.BY_KEY), key).execute();
  }

  /** Entries that wait for one of {@code from} ≤ seq ≤ {@code to}, in the order of what they wait for. */
  static List<EntryKey> waitingFor(Handle tx, JournalPart part, long from, long to) {
    return tx.createQuery(
            """
            SELECT till, epoch, seq FROM projection_waiting
            WHERE for_till = :till AND for_epoch = :epoch AND for_seq BETWEEN :from AND :to
            ORDER BY for_seq, till, epoch, seq
            """)
        .bind("till", part.till().value())
        .bind("epoch", part.epoch())
        .bind("from", from)
        .bind("to", to)
        .map(Keyed::key)
        .list();
  }

  static long count(Handle tx) {
    return tx.createQuery("SELECT COUNT(*) FROM projection_waiting").mapTo(Long.class).one();
  }
}
