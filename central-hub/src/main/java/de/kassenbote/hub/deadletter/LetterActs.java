package de.kassenbote.hub.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.hub.deadletter.DeadLetter.State;
import de.kassenbote.hub.deadletter.Replay.Outcome;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.RejectedMessage;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What an operator can do with dead letters. An act and its record are one transaction; what is refused changes nothing. */
final class LetterActs {
  private static final int MAX_TRIALS = 100;

  private final Database database;
  private final Replays replays;
  private final OperatorActs acts;
  private final Clock clock;

  LetterActs(Database database, Replays replays, OperatorActs acts, Clock clock) {
    this.database = database;
    this.replays = replays;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * What an act led to.
   *
   * @param outcome of the replay, when there was one
   * @param cause why it failed again
   */
  record Result(long id, String key, @Nullable Outcome outcome, State state, @Nullable String cause) {}

  Result replay(long id, Operator who) {
    return act(id, State.OPEN, "replayed", (tx, letter) -> replayAndNote(tx, letter, who, "replay", Map.of("id", id)));
  }

  Replays.Trial tryOut(long id) {
    return act(id, State.OPEN, "replayed", replays::tryOut);
  }

  /** The first hundred at most: they hold up the projection meanwhile. */
  List<Replays.Trial> tryOut(Selection selection, long first) {
    int most = (int) (first == 0 ? MAX_TRIALS : Math.min(first, MAX_TRIALS));
    return database.inTransaction(
        tx ->
            DeadLetterList.next(tx, selection, replays.origins(), 0, Long.MAX_VALUE, most).stream()
                .map(letter -> replays.tryOut(tx, letter))
                .toList());
  }

  /**
   * @param rate absent = as fast as it goes
   * @param first 0 = all
   */
  ReplayJob replayAll(Selection selection, @Nullable Integer rate, long first, Operator who) {
    return database.inTransaction(
        tx -> {
          ReplayJobs.Range range = ReplayJobs.range(tx, selection, List.copyOf(replays.origins()), first);
          if (range.letters() == 0) {
            throw HttpProblem.notFound("no open dead letter that can be replayed matches");
          }
          ReplayJob job = ReplayJobs.insert(tx, who.name(), clock.instant(), selection, rate, range);
          acts.note(tx, who, "replay-all", job, "job %d began, with %d letters".formatted(job.id(), job.total()));
          return job;
        });
  }

  ReplayJob cancel(long id, Operator who) {
    return database.inTransaction(
        tx -> {
          ReplayJob job = ReplayJobs.lock(tx, id).orElseThrow(() -> HttpProblem.notFound("there is no replay job " + id));
          if (job.state() != ReplayJob.State.RUNNING) {
            throw HttpProblem.conflict("%s; only a running one can be cancelled".formatted(job.summary()));
          }
          ReplayJob ended = job.ended(ReplayJob.State.CANCELLED, null, clock.instant());
          ReplayJobs.update(tx, ended);
          acts.note(tx, who, "cancel", Map.of("job", id), ended.summary());
          return ended;
        });
  }

  /** Records a correction and replays the letter with it. */
  Result edit(long id, JsonNode content, String reason, Operator who) {
    return act(
        id,
        State.OPEN,
        "edited",
        (tx, letter) -> {
          correct(tx, letter, content, reason, who);
          return replayAndNote(tx, letter, who, "edit", Map.of("id", id, "reason", reason));
        });
  }

  Result discard(long id, String reason, Operator who) {
    return act(
        id,
        State.OPEN,
        "discarded",
        (tx, letter) -> {
          int discarded =
              tx.execute(
                  "UPDATE failed_message SET discarded_at = ?, discarded_by = ?, discard_reason = ? WHERE id = ? AND resolved_at IS NULL",
                  clock.millis(), who.name(), reason, id);
          if (discarded == 0) {
            throw HttpProblem.conflict("dead letter %d went through meanwhile; only one that is open can be discarded".formatted(id));
          }
          acts.note(tx, who, "discard", Map.of("id", id, "reason", reason), "discarded " + letter.key());
          return new Result(id, letter.key(), null, State.DISCARDED, null);
        });
  }

  Result restore(long id, Operator who) {
    return act(
        id,
        State.DISCARDED,
        "restored",
        (tx, letter) -> {
          tx.execute("UPDATE failed_message SET discarded_at = NULL, discarded_by = NULL, discard_reason = NULL WHERE id = ?", id);
          acts.note(tx, who, "restore", Map.of("id", id), "restored " + letter.key());
          return new Result(id, letter.key(), null, State.OPEN, null);
        });
  }

  private Result replayAndNote(Handle tx, DeadLetter letter, Operator who, String what, Object parameters) {
    Outcome outcome = replays.replay(tx, letter);
    DeadLetter now = DeadLetterList.find(tx, letter.id()).orElseThrow();
    String cause = outcome == Outcome.FAILED ? now.causeMessage() : null;
    String result = outcome.name().toLowerCase(Locale.ROOT) + " " + letter.key() + (cause == null ? "" : ": " + cause);
    acts.note(tx, who, what, parameters, result);
    return new Result(letter.id(), letter.key(), outcome, now.state(), cause);
  }

  private void correct(Handle tx, DeadLetter letter, JsonNode content, String reason, Operator who) {
    try {
      replays.of(letter).correct(tx, letter, content, reason, who);
    } catch (RejectedMessage e) {
      throw HttpProblem.unprocessable(String.valueOf(e.getMessage()));
    }
  }

  private <T> T act(long id, State wanted, String done, BiFunction<Handle, DeadLetter, T> work) {
    return database.inTransaction(
        tx -> {
          DeadLetter letter = DeadLetterList.find(tx, id).orElseThrow(() -> HttpProblem.notFound("there is no dead letter " + id));
          if (letter.state() != wanted) {
            throw HttpProblem.conflict(
                "dead letter %d is %s; only one that is %s can be %s".formatted(id, name(letter.state()), name(wanted), done));
          }
          return work.apply(tx, letter);
        });
  }

  private static String name(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
