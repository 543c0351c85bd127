package de.kassenbote.hub.projection;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.deadletter.DeadLetter;
import de.kassenbote.hub.deadletter.Replay;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.routes.contract.EntryKey;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Projects entries again that failed; what waits for them goes on by itself. */
public final class EntryReplay implements Replay {
  private static final int MAX_WAITING = 100;

  private final EntryProjection projection;
  private final Corrections corrections;

  public EntryReplay(EntryProjection projection, Clock clock) {
    this.projection = projection;
    this.corrections = new Corrections(clock);
  }

  @Override
  public String origin() {
    return EntryProjection.ORIGIN;
  }

  @Override
  public Outcome replay(Handle tx, DeadLetter letter) {
    return projection.retry(tx, EntryKey.of(letter.key())) ? Outcome.REPLAYED : Outcome.FAILED;
  }

  @Override
  public Map<String, List<JsonNode>> rows(Handle tx, DeadLetter letter) {
    return projection.wouldWrite(tx, EntryKey.of(letter.key()));
  }

  @Override
  public List<String> waiting(Handle tx, DeadLetter letter) {
    List<String> waiting = new ArrayList<>();
    Deque<EntryKey> next = new ArrayDeque<>(List.of(EntryKey.of(letter.key())));
    while (!next.isEmpty() && waiting.size() < MAX_WAITING) {
      EntryKey key = next.remove();
      List<EntryKey> direct = Waiting.waitingFor(tx, References.part(key), key.seq(), key.seq());
      direct.stream().limit(MAX_WAITING - waiting.size()).forEach(k -> waiting.add(k.toString()));
      next.addAll(direct);
    }
    return waiting;
  }

  @Override
  public void correct(Handle tx, DeadLetter letter, JsonNode content, String reason, Operator who) {
    EntryKey key = EntryKey.of(letter.key());
    projection.requireAside(tx, key);
    corrections.record(tx, key, content, reason, who);
  }
}
