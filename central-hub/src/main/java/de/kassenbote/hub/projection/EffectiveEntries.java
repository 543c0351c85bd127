package de.kassenbote.hub.projection;

import de.kassenbote.hub.journal.JournalEntries;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Recorded entries as projections read them: with the payload of the last correction, where there is one. */
final class EffectiveEntries {
  private EffectiveEntries() {}

  /** Ascending. */
  static List<JournalEntry> between(Handle tx, TillId till, int epoch, long from, long to) {
    Map<Long, byte[]> corrected = corrections(tx, till, epoch, from, to);
    List<JournalEntry> recorded = JournalEntries.between(tx, till, epoch, from, to);
    return corrected.isEmpty() ? recorded : recorded.stream().map(entry -> effective(entry, corrected)).toList();
  }

  static Optional<JournalEntry> find(Handle tx, EntryKey key) {
    return between(tx, key.till(), key.epoch(), key.seq(), key.seq()).stream().findFirst();
  }

  /** The entry with another payload, all else as it was recorded. */
  static JournalEntry with(JournalEntry entry, byte[] payload) {
    return new JournalEntry(entry.key(), entry.type(), entry.version(), entry.occurredAt(), payload, entry.hash());
  }

  private static JournalEntry effective(JournalEntry entry, Map<Long, byte[]> corrected) {
    byte[] payload = corrected.get(entry.key().seq());
    return payload == null ? entry : with(entry, payload);
  }

  /** By seq. */
  private static Map<Long, byte[]> corrections(Handle tx, TillId till, int epoch, long from, long to) {
    Map<Long, byte[]> corrected = new HashMap<>();
    tx.createQuery(
            """
            SELECT seq, payload FROM entry_correction
            WHERE till = :till AND epoch = :epoch AND seq BETWEEN :from AND :to ORDER BY id
            """)
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("from", from)
        .bind("to", to)
        .map((rs, ctx) -> Map.entry(rs.getLong(1), rs.getBytes(2)))
        .forEach(e -> corrected.put(e.getKey(), e.getValue()));
    return corrected;
  }
}
