package de.kassenbote.hub.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.deadletter.Replay.Outcome;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.RejectedMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Replays letters of every origin that can be replayed. */
public final class Replays {
  private final Map<String, Replay> byOrigin = new TreeMap<>();
  private final DeadLetters letters;

  public Replays(Collection<? extends Replay> replays, DeadLetters letters) {
    this.letters = letters;
    replays.forEach(replay -> byOrigin.put(replay.origin(), replay));
  }

  /**
   * What a replay would do.
   *
   * @param cause why it would fail again
   * @param rows what it would write, by table
   */
  record Trial(long id, String key, Outcome outcome, @Nullable String cause, Map<String, List<JsonNode>> rows) {}

  Set<String> origins() {
    return byOrigin.keySet();
  }

  /**
   * @throws HttpProblem when letters of that origin cannot be replayed
   */
  Replay of(DeadLetter letter) {
    Replay replay = byOrigin.get(letter.origin());
    if (replay == null) {
      throw HttpProblem.unprocessable(
          "a message of %s cannot be replayed; what can is of %s".formatted(letter.origin(), String.join(", ", byOrigin.keySet())));
    }
    return replay;
  }

  /** Tries it again: one that went through is resolved, one that did not has the new cause from then on. */
  Outcome replay(Handle tx, DeadLetter letter) {
    try {
      Outcome outcome = of(letter).replay(tx, letter);
      if (outcome == Outcome.REPLAYED) {
        letters.resolve(tx, letter.origin(), letter.key());
      }
      return outcome;
    } catch (RejectedMessage e) {
      failedAgain(tx, letter, e);
      return Outcome.FAILED;
    }
  }

  void failedAgain(Handle tx, DeadLetter letter, Throwable cause) {
    DeadLetterContent content = DeadLetterContent.of(tx, letter.id());
    letters.setAside(tx, Failure.of(letter.origin(), letter.key(), letter.till(), cause, content.headers(), content.body()));
  }

  /** The work is done and taken back. */
  Trial tryOut(Handle tx, DeadLetter letter) {
    Replay replay = of(letter);
    String savepoint = "trial" + letter.id();
    tx.savepoint(savepoint);
    try {
      return new Trial(letter.id(), letter.key(), Outcome.REPLAYED, null, replay.rows(tx, letter));
    } catch (RejectedMessage e) {
      return new Trial(letter.id(), letter.key(), Outcome.FAILED, e.getMessage(), Map.of());
    } finally {
      tx.rollbackToSavepoint(savepoint);
    }
  }

  List<String> waiting(Handle tx, DeadLetter letter) {
    Replay replay = byOrigin.get(letter.origin());
    return replay == null ? List.of() : replay.waiting(tx, letter);
  }
}
