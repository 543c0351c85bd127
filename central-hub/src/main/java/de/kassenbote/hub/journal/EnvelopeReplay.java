package de.kassenbote.hub.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.hub.deadletter.DeadLetter;
import de.kassenbote.hub.deadletter.DeadLetterContent;
import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.hub.deadletter.Failure;
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
import de.kassenbote.routes.synclog.SyncLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Records envelopes again that were rejected, in the name of the till that sent them. Recording commits by itself, before the
 * letter is resolved: a crash in between records the same again, which changes nothing.
 */
public final class EnvelopeReplay implements Replay {
  private final JournalRecorder recorder;
  private final DeadLetters letters;

  public EnvelopeReplay(JournalRecorder recorder, DeadLetters letters) {
    this.recorder = recorder;
    this.letters = letters;
  }

  @Override
  public String origin() {
    return RecordJournalRoute.ID;
  }

  @Override
  public Outcome replay(Handle tx, DeadLetter letter) {
    DeadLetterContent content = DeadLetterContent.of(tx, letter.id());
    try {
      record(recorder, letter, content);
      letters.resolve(tx, origin(), letter.key());
      return Outcome.REPLAYED;
    } catch (RejectedMessage e) {
      letters.setAside(tx, Failure.of(origin(), letter.key(), letter.till(), e, content.headers(), content.body()));
      return Outcome.FAILED;
    }
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
    new RecordJournal(recorder, SyncLog.NONE).record(letter.till(), headers, content.body());
  }

  /** Records nothing. */
  private record Shown(List<JsonNode> rows) implements JournalRecorder {
    @Override
    public Watermark record(JournalEnvelope envelope) {
      List<JournalEntry> entries = envelope.entries();
      entries.forEach(entry -> rows.add(JsonNodeFactory.instance.objectNode().put("entry", entry.key().toString()).put("type", entry.type())));
      JournalEntry last = entries.get(entries.size() - 1);
      return new Watermark(last.key().epoch(), last.key().seq(), last.hash());
    }

    @Override
    public Watermark damaged(TillId till, int epoch, SeqRange range) {
      throw new RejectedMessage("the envelope is damaged, and would be asked for again");
    }
  }
}
