package de.kassenbote.hub.deadletter;

import de.kassenbote.database.Database;
import de.kassenbote.database.SqlStates;
import de.kassenbote.hub.deadletter.Replay.Outcome;
import de.kassenbote.hub.deadletter.ReplayJob.State;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off replay jobs in small transactions: the letters' effects and the job's progress are one commit, so a job goes on
 * after a stop at any point and nothing is done twice. A fault of the database is tried again until it is over. After any other
 * fault letters are tried one by one; one that is at fault by itself is passed over with that cause. One turn at a time.
 */
public final class ReplayWork {
  private static final Logger log = LoggerFactory.getLogger(ReplayWork.class);
  private static final int LETTERS_PER_TRANSACTION = 50;
  private static final int TRANSACTIONS_PER_TURN = 10;
  private static final int FAILURES_IN_A_ROW = 20;
  private static final int FAULTS_OF_ONE_LETTER = 3;
  private static final int MAX_DETAIL = 2000;

  private final Database database;
  private final Replays replays;
  private final OperatorActs acts;
  private final Clock clock;
  private final Clock steady;
  private final Map<Long, Pace> paces = new HashMap<>();
  private final Map<Long, Integer> faults = new HashMap<>();
  private final Set<Long> waiting = new HashSet<>();

  /**
   * @param steady what rates are measured with
   */
  public ReplayWork(Database database, Replays replays, OperatorActs acts, Clock clock, Clock steady) {
    this.database = database;
    this.replays = replays;
    this.acts = acts;
    this.clock = clock;
    this.steady = steady;
  }

  /** Takes every running job as far as its rate allows. */
  public void runOnce() {
    List<ReplayJob> running = database.read(ReplayJobs::running);
    List<Long> ids = running.stream().map(ReplayJob::id).toList();
    paces.keySet().retainAll(ids);
    faults.keySet().retainAll(ids);
    waiting.retainAll(ids);
    for (ReplayJob job : running) {
      try {
        advance(job);
        faults.remove(job.id());
        waiting.remove(job.id());
      } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
        interrupted(job, e);
      }
    }
  }

  private void advance(ReplayJob job) {
    Pace pace = paces.computeIfAbsent(job.id(), id -> new Pace(job.rate(), steady));
    int most = faults.containsKey(job.id()) ? 1 : LETTERS_PER_TRANSACTION;
    for (int i = 0; i < TRANSACTIONS_PER_TURN; i++) {
      int allowed = Math.min(pace.allowed(), most);
      int done = allowed == 0 ? 0 : database.inTransaction(tx -> step(tx, job.id(), allowed));
      pace.used(done);
      if (done < allowed || allowed == 0) {
        return;
      }
    }
  }

  /** How many letters were tried. */
  private int step(Handle tx, long id, int max) {
    return step(tx, id, max, this::replay);
  }

  private int step(Handle tx, long id, int max, BiFunction<Handle, DeadLetter, Outcome> work) {
    Optional<ReplayJob> found = ReplayJobs.lock(tx, id).filter(job -> job.state() == State.RUNNING);
    if (found.isEmpty()) {
      return 0;
    }
    ReplayJob job = found.get();
    List<DeadLetter> letters = DeadLetterList.next(tx, job.selection(), replays.origins(), job.afterId(), job.lastId(), max);
    for (DeadLetter letter : letters) {
      job = job.after(letter, work.apply(tx, letter));
      if (job.failedInARow() == FAILURES_IN_A_ROW) {
        end(tx, job.ended(State.STOPPED, "%d failed in a row, the last one %s".formatted(FAILURES_IN_A_ROW, letter.key()), clock.instant()));
        return letters.size();
      }
    }
    settle(tx, job, letters.size() < max);
    return letters.size();
  }

  private Outcome replay(Handle tx, DeadLetter letter) {
    Outcome outcome = replays.replay(tx, letter);
    log.debug("replay of {} {}: {}", letter.origin(), letter.key(), outcome);
    return outcome;
  }

  private void settle(Handle tx, ReplayJob job, boolean through) {
    if (through) {
      end(tx, job.ended(job.failed() == 0 ? State.DONE : State.PARTIAL, null, clock.instant()));
    } else {
      ReplayJobs.update(tx, job);
    }
  }

  private void end(Handle tx, ReplayJob job) {
    ReplayJobs.update(tx, job);
    acts.note(tx, new Operator(job.askedBy()), "replay-ended", Map.of("job", job.id()), job.summary());
    log.info("{}", job.summary());
  }

  /** Nothing was done. */
  private void interrupted(ReplayJob job, Throwable e) {
    if (!SqlStates.isFaultOfTheDatabase(e)) {
      fault(job, e);
    } else if (waiting.add(job.id())) {
      log.warn("{}: waits for the database", job.summary(), e);
    }
  }

  private void fault(ReplayJob job, Throwable e) {
    log.warn("{}: interrupted", job.summary(), e);
    int inARow = faults.merge(job.id(), 1, Integer::sum);
    try {
      if (inARow >= FAULTS_OF_ONE_LETTER) {
        database.useTransaction(tx -> step(tx, job.id(), 1, (handle, letter) -> passOver(handle, letter, e)));
        faults.remove(job.id());
      }
    } catch (RuntimeException again) {
      log.warn("{}: the letter at fault cannot be passed over now", job.summary(), again);
      if (inARow >= FAILURES_IN_A_ROW) {
        giveUp(job, e);
      }
    }
  }

  private Outcome passOver(Handle tx, DeadLetter letter, Throwable cause) {
    replays.failedAgain(tx, letter, cause);
    return Outcome.FAILED;
  }

  private void giveUp(ReplayJob job, Throwable e) {
    String why = "%d faults in a row, the last one: %s".formatted(FAILURES_IN_A_ROW, e.getMessage());
    try {
      stop(job.id(), why.substring(0, Math.min(why.length(), MAX_DETAIL)));
      faults.remove(job.id());
    } catch (RuntimeException again) {
      log.warn("{}: cannot even be stopped now", job.summary(), again);
    }
  }

  private void stop(long id, String why) {
    database.useTransaction(
        tx ->
            ReplayJobs.lock(tx, id)
                .filter(job -> job.state() == State.RUNNING)
                .ifPresent(job -> end(tx, job.ended(State.STOPPED, why, clock.instant()))));
  }
}
