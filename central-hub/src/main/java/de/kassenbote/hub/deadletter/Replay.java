package de.kassenbote.hub.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.routes.contract.RejectedMessage;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Takes dead letters of one origin through what could not process them, under the same business key: doing so twice has the
 * effect of once. Everything happens in the given transaction, unless an implementation says otherwise.
 */
public interface Replay {
  /** What became of the letter. */
  enum Outcome {
    /** It went through, or waits for another one now; it is resolved. */
    REPLAYED,
    /** It is on its way to the till, which will say whether it went through; it stays open until then. */
    SENT,
    /** It failed again; an attempt is counted. */
    FAILED
  }

  /** Whose letters. */
  String origin();

  /**
   * @throws RejectedMessage when it failed again, unless that is noted already
   */
  Outcome replay(Handle tx, DeadLetter letter);

  /**
   * What a replay would write, by table; called where everything is taken back afterwards.
   *
   * @throws RejectedMessage when it would fail again
   */
  Map<String, List<JsonNode>> rows(Handle tx, DeadLetter letter);

  /** The keys of what waits for the letter, of at most a hundred. */
  default List<String> waiting(Handle tx, DeadLetter letter) {
    return List.of();
  }

  /**
   * Records what is to be read instead of the letter's payload; the original stays.
   *
   * @throws RejectedMessage when the content is not what it must be, or letters of this origin cannot be edited
   */
  default void correct(Handle tx, DeadLetter letter, JsonNode content, String reason, Operator who) {
    throw new RejectedMessage("a message of %s cannot be edited; only journal entries can, origin project-entries".formatted(letter.origin()));
  }
}
