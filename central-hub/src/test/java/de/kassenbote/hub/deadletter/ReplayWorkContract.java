package de.kassenbote.hub.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.hub.deadletter.DeadLetter.State;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.RejectedMessage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay job among letters of which one is not what anybody thought of, on any database. */
abstract class ReplayWorkContract {
  private static final int LETTERS = 120;
  private static final String STUMBLING_BLOCK = "77";
  private static final int LONG_OUTAGE = 50;

  private final SteppedClock clock = new SteppedClock();
  private Database database;
  private LetterActs acts;
  private ReplayWork work;
  private Consumer<String> fault = key -> {};

  abstract Database open(Path directory);

  @BeforeEach
  void openDatabase(@TempDir Path directory) {
    database = open(directory);
    database.useTransaction(tx -> tx.execute("DELETE FROM failed_message"));
    DeadLetters letters = new DeadLetters(database, clock);
    for (int i = 1; i <= LETTERS; i++) {
      letters.setAside(Failure.of(Stumbling.ORIGIN, String.valueOf(i), null, new RejectedMessage("not now"), "{}", new byte[] {1}));
    }
    OperatorActs record = new OperatorActs(database, clock);
    Replays replays = new Replays(List.of(new Stumbling()), letters);
    acts = new LetterActs(database, replays, record, clock);
    work = new ReplayWork(database, replays, record, clock, clock);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void oneThatFailsUnexpectedlyIsPassedOverWithItsCauseAndAllOthersGoThrough() {
    fault = key -> {
      if (key.equals(STUMBLING_BLOCK)) {
        throw new ArithmeticException("nobody thought of this");
      }
    };

    requirePassedOver(ArithmeticException.class);
  }

  @Test
  void oneThatEndsInAnErrorIsPassedOverToo() {
    fault = key -> {
      if (key.equals(STUMBLING_BLOCK)) {
        throw new StackOverflowError("a thousand brackets");
      }
    };

    requirePassedOver(StackOverflowError.class);
  }

  @Test
  void faultsOfTheDatabaseAreWaitedForAndChangeNoLetter() {
    AtomicInteger faults = new AtomicInteger();
    fault = key -> {
      if (faults.incrementAndGet() <= LONG_OUTAGE) {
        throw new ConnectionException(new SQLException("terminating connection", "57P01"));
      }
    };

    ReplayJob job = run();

    assertThat(faults.get()).isGreaterThan(LONG_OUTAGE);
    assertThat(job.state()).as(job.summary()).isEqualTo(ReplayJob.State.DONE);
    assertThat(job.replayed()).isEqualTo(LETTERS);
  }

  private void requirePassedOver(Class<? extends Throwable> cause) {
    ReplayJob job = run();

    assertThat(job.state()).as(job.summary()).isEqualTo(ReplayJob.State.PARTIAL);
    assertThat(job.replayed()).isEqualTo(LETTERS - 1);
    assertThat(job.failed()).isEqualTo(1);
    List<DeadLetter> open = database.read(tx -> DeadLetterList.list(tx, all(), State.OPEN, 10));
    assertThat(open).extracting(DeadLetter::key).containsExactly(STUMBLING_BLOCK);
    assertThat(open.get(0).causeClass()).isEqualTo(cause.getName());
    assertThat(open.get(0).attempts()).isEqualTo(2);
  }

  private ReplayJob run() {
    ReplayJob begun = acts.replayAll(all(), null, 0, new Operator("anna"));
    ReplayJob job = begun;
    for (int turn = 0; turn < 100 && job.state() == ReplayJob.State.RUNNING; turn++) {
      work.runOnce();
      job = database.read(tx -> ReplayJobs.find(tx, begun.id())).orElseThrow();
    }
    return job;
  }

  private static Selection all() {
    return new Selection(Stumbling.ORIGIN, null, null, null);
  }

  /** Fails as the test says. */
  private final class Stumbling implements Replay {
    static final String ORIGIN = "stumble";

    @Override
    public String origin() {
      return ORIGIN;
    }

    @Override
    public Outcome replay(Handle tx, DeadLetter letter) {
      fault.accept(letter.key());
      return Outcome.REPLAYED;
    }

    @Override
    public Map<String, List<JsonNode>> rows(Handle tx, DeadLetter letter) {
      return Map.of();
    }
  }
}
