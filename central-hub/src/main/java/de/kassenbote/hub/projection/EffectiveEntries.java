package de.kassenbote.hub.projection;

import de.kassenbote.hub.journal.JournalEntries;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.projectentries.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Recorded entries as projections read them: with the payload of the last correction, where there is one. */
final class EffectiveEntries {
  private EffectiveEntries() {}

  /** Makes of a recorded entry of that slice what projections read: the same one, unless it has a correction. */
  static UnaryOperator<JournalEntry> of(Handle tx, Slice slice) {
    Map<Long, byte[]> corrected = corrections(tx, slice);
    return entry -> {
      byte[] payload = corrected.get(entry.key().seq());
      return payload == null ? entry : with(entry, payload);
    };
  }

  static Optional<JournalEntry> find(Handle tx, EntryKey key) {
    return JournalEntries.find(tx, key).map(of(tx, new Slice(References.part(key), key.seq(), key.seq())));
  }

  /** The entry with another payload, all else as it was recorded. */
  static JournalEntry with(JournalEntry entry, byte[] payload) {
    return new JournalEntry(entry.key(), entry.type(), entry.version(), entry.occurredAt(), payload, entry.hash());
  }

  /** By seq. */
  private static Map<Long, byte[]> corrections(Handle tx, Slice slice) {
    Map<Long, byte[]> corrected = new HashMap<>();
    tx.createQuery(
            """
            SELECT seq, payload FROM entry_correction
            WHERE till = :till AND epoch = :epoch AND seq BETWEEN :from AND :to ORDER BY id
            """)
        .bind("till", slice.part().till().value())
        .bind("epoch", slice.part().epoch())
        .bind("from", slice.from())
        .bind("to", slice.to())
        .map((rs, ctx) -> Map.entry(rs.getLong(1), rs.getBytes(2)))
        .forEach(e -> corrected.put(e.getKey(), e.getValue()));
    return corrected;
  }
}
