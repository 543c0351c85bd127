package de.kassenbote.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of every database, whatever its make. */
abstract class DatabaseContract {
  static final String SAMPLE = "db/sample";
  static final String NEWER = "db/newer";

  private DatabaseSettings settings;
  private Database database;

  /** A new, empty database. */
  abstract DatabaseSettings fresh() throws Exception;

  @BeforeEach
  void open() throws Exception {
    settings = fresh();
    database = Database.open(settings, SAMPLE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatWasCommittedIsThereAfterReopening() {
    database.useTransaction(h -> add(h, 1, 7));
    database.close();

    database = Database.open(settings, SAMPLE);

    assertThat(amount(1)).isEqualTo(7);
  }

  @Test
  void aRefusedBatchIsToldWithoutWhatItHeld() {
    List<Integer> ids = List.of(11, 12, 1);

    assertThatThrownBy(
            () ->
                database.useTransaction(
                    h -> RowBatch.write(h, "INSERT INTO sample (id, amount) VALUES (?, ?)", ids, id -> new Object[] {id, 98_765})))
        .matches(SqlStates::isDuplicateKey, "says why")
        .hasMessageNotContainingAny("98765", "INSERT")
        .satisfies(e -> assertThat(org.assertj.core.util.Throwables.getStackTrace(e)).doesNotContain("98765"));
    assertThat(amount(1)).isZero();
  }

  @Test
  void aReadingWithinAnotherTransactionJoinsIt() {
    long seen =
        database.inTransaction(
            h -> {
              add(h, 1, 7);
              return amount(1);
            });

    assertThat(seen).as("what only that transaction sees").isEqualTo(7);
  }

  @Test
  void whatFailsInJoinedWorkIsDoneAgainAsAWhole() {
    List<String> done = new ArrayList<>();

    database.useTransaction(
        outer -> {
          done.add("outer");
          add(outer, 1, 7);
          database.useTransaction(inner -> failTheFirstTime(done));
        });

    assertThat(done).containsExactly("outer", "inner", "outer", "inner");
    assertThat(amount(1)).isEqualTo(7);
  }

  /** As the victim of a deadlock, whose whole transaction is gone. */
  private static void failTheFirstTime(List<String> done) {
    done.add("inner");
    if (done.size() == 2) {
      throw new IllegalStateException(new SQLException("deadlock", "40001"));
    }
  }

  @Test
  void whatThrowsLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                database.useTransaction(
                    h -> {
                      add(h, 1, 7);
                      throw new IllegalStateException("half way");
                    }))
        .hasMessage("half way");

    assertThat(amount(1)).isZero();
  }

  @Test
  void transactionsThatDeadlockAreDoneAgainUntilBothAreThrough() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    CountDownLatch bothHaveTheirFirstRow = new CountDownLatch(2);
    List<Callable<Integer>> crossing = List.of(() -> move(1, 2, bothHaveTheirFirstRow), () -> move(2, 1, bothHaveTheirFirstRow));

    List<Integer> attempts = new ArrayList<>();
    for (Future<Integer> done : two.invokeAll(crossing)) {
      attempts.add(done.get(60, TimeUnit.SECONDS));
    }
    two.shutdown();

    assertThat(attempts).as("one of them had to begin again").anyMatch(n -> n > 1);
    assertThat(amount(1) + amount(2)).isEqualTo(4);
  }

  @Test
  void duplicateKeyIsRecognised() {
    assertThatThrownBy(() -> database.useTransaction(h -> h.execute("INSERT INTO sample (id, amount) VALUES (1, 1)")))
        .matches(SqlStates::isDuplicateKey, "is a duplicate key");
  }

  @Test
  void databaseOfANewerVersionIsRefusedWithBothVersions() {
    database.close();
    Database.open(settings, NEWER).close();

    assertThatThrownBy(() -> Database.open(settings, SAMPLE))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("schema version 2")
        .hasMessageContaining("up to 1");
  }

  final DatabaseSettings settings() {
    return settings;
  }

  private int move(int first, int second, CountDownLatch meeting) {
    int[] attempts = {0};
    database.useTransaction(
        h -> {
          attempts[0]++;
          add(h, first, 1);
          meet(meeting);
          add(h, second, 1);
        });
    return attempts[0];
  }

  private static void meet(CountDownLatch meeting) {
    meeting.countDown();
    try {
      assertThat(meeting.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(Handle h, int id, int amount) {
    h.execute("UPDATE sample SET amount = amount + ? WHERE id = ?", amount, id);
  }

  private int amount(int id) {
    return database.read(h -> h.select("SELECT amount FROM sample WHERE id = ?", id).mapTo(Integer.class).one());
  }
}
