package de.kassenbote.hub.projection;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.envelope.JournalEntry;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Records what projections are to read instead of an entry's payload. The recorded entry is never touched. */
final class Corrections {
  private final Clock clock;

  Corrections(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param content the whole payload
   * @throws RejectedMessage when it is not what the entry's type says, or changes nothing; then nothing was recorded
   */
  void record(Handle tx, EntryKey key, JsonNode content, String reason, Operator who) {
    JournalEntry entry =
        EffectiveEntries.find(tx, key).orElseThrow(() -> new RejectedMessage("entry %s is not recorded".formatted(key)));
    byte[] payload = Contract.write(content);
    Document.of(EffectiveEntries.with(entry, payload));
    JsonNode diff = Contract.tree(JsonDiff.of(entry.payload(), content));
    if (diff.isEmpty()) {
      throw new RejectedMessage("the correction of entry %s changes nothing".formatted(key));
    }
    Keyed.bind(
            tx.createUpdate(
                """
                INSERT INTO entry_correction (till, epoch, seq, corrected_at, corrected_by, reason, payload, diff)
                VALUES (:till, :epoch, :seq, :now, :who, :reason, :payload, :diff)
                """),
            key)
        .bind("now", clock.millis())
        .bind("who", who.name())
        .bind("reason", reason)
        .bind("payload", payload)
        .bind("diff", Contract.text(diff))
        .execute();
  }
}
