package de.kassenbote.hub.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.hub.deadletter.DeadLetter;
import de.kassenbote.hub.deadletter.DeadLetterContent;
import de.kassenbote.hub.deadletter.Replay;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.recordjournal.JournalRecorder;
import de.kassenbote.routes.recordjournal.RecordJournal;
import de.kassenbote.routes.recordjournal.RecordJournalRoute;
import de.kassenbote.routes.recordjournal.Recorded;
import de.kassenbote.routes.synclog.SyncLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Records envelopes again that were rejected, in the name of the till that sent them, in the transaction that resolves the letter.
 * One of which the till was only asked for entries again has failed again, and so has one whose entries are recorded with other content.
 */
public final class EnvelopeReplay implements Replay {
  private final JournalRecorder recorder;

  public EnvelopeReplay(JournalRecorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public String origin() {
    return RecordJournalRoute.ID;
  }

  @Override
  public Outcome replay(Handle tx, DeadLetter letter) {
    record(new Whole(recorder, tx, "record" + letter.id()), letter, DeadLetterContent.of(tx, letter.id()));
    return Outcome.REPLAYED;
  }

  @Override
  public Map<String, List<JsonNode>> rows(Handle tx, DeadLetter letter) {
    List<JsonNode> rows = new ArrayList<>();
    record(new Shown(rows), letter, DeadLetterContent.of(tx, letter.id()));
    return Map.of("journal_entry", rows);
  }

  private static void record(JournalRecorder recorder, DeadLetter letter, DeadLetterContent content) {
    Map<String, Object> headers = new TreeMap<>();
    JsonNode stored = Contract.read(content.headers().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    stored.properties().forEach(h -> headers.put(h.getKey(), h.getValue().isNumber() ? h.getValue().numberValue() : h.getValue().asText()));
    if (new RecordJournal(recorder, SyncLog.NONE).record(letter.till(), headers, content.body()) == null) {
      throw new RejectedMessage("the envelope is damaged, and does not say which entries of the till were in it");
    }
  }

  /** Records, and rejects what is not recorded afterwards. A refusal leaves the transaction usable. */
  private record Whole(JournalRecorder recorder, Handle tx, String savepoint) implements JournalRecorder {
    @Override
    public Recorded record(JournalEnvelope envelope) {
      Recorded recorded = recordOrTakeBack(envelope);
      SeqRange again = recorded.askedAgain();
      if (again != null) {
        throw new RejectedMessage("entries %d to %d do not fit the till's chain; the till is asked for them".formatted(again.from(), again.to()));
      }
      if (recorded.setAside() > 0) {
        throw new RejectedMessage("%d entries are recorded with other content: the till is a copy or was restored".formatted(recorded.setAside()));
      }
      return recorded;
    }

    private Recorded recordOrTakeBack(JournalEnvelope envelope) {
      tx.savepoint(savepoint);
      try {
        return recorder.record(envelope);
      } catch (RejectedMessage e) {
        tx.rollbackToSavepoint(savepoint);
        throw e;
      }
    }

    @Override
    public Watermark damaged(TillId till, int epoch, SeqRange range) {
      recorder.damaged(till, epoch, range);
      throw new RejectedMessage("the envelope is damaged; the till is asked for entries %d to %d".formatted(range.from(), range.to()));
    }
  }

  /** Records nothing. */
  private record Shown(List<JsonNode> rows) implements JournalRecorder {
    @Override
    public Recorded record(JournalEnvelope envelope) {
      List<JournalEntry> entries = envelope.entries();
      entries.forEach(entry -> rows.add(JsonNodeFactory.instance.objectNode().put("entry", entry.key().toString()).put("type", entry.type())));
      JournalEntry last = entries.get(entries.size() - 1);
      return new Recorded(new Watermark(last.key().epoch(), last.key().seq(), last.hash()), entries.size(), 0, null);
    }

    @Override
    public Watermark damaged(TillId till, int epoch, SeqRange range) {
      throw new RejectedMessage("the envelope is damaged, and would be asked for again");
    }
  }
}
