package de.kassenbote.hub.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.hub.deadletter.DeadLetter.State;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.RejectedMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is forgotten of dead letters, on any database. */
abstract class OldLettersContract {
  private static final String ORIGIN = "record-journal";
  private static final Selection ALL = new Selection(ORIGIN, null, null, null);

  private final SteppedClock clock = new SteppedClock();
  private Database database;
  private DeadLetters letters;
  private LetterActs acts;
  private OldLetters old;

  abstract Database open(Path directory);

  @BeforeEach
  void openDatabase(@TempDir Path directory) {
    database = open(directory);
    database.useTransaction(tx -> tx.execute("DELETE FROM failed_message"));
    database.useTransaction(tx -> tx.execute("DELETE FROM replay_job"));
    letters = new DeadLetters(database, clock);
    acts = new LetterActs(database, new Replays(List.of(), letters), new OperatorActs(database, clock), clock);
    old = new OldLetters(database, clock);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void whatWentThroughIsForgottenAfterNinetyDaysAndNothingElse() {
    setAside("went through");
    setAside("is open");
    setAside("is discarded");
    setAside("failed again");
    resolve("went through");
    resolve("failed again");
    acts.discard(id("is discarded"), "a test", new Operator("anna"));

    clock.advance(OldLetters.KEPT);
    old.runOnce();
    assertThat(keys(State.RESOLVED)).containsExactlyInAnyOrder("went through", "failed again");
    setAside("failed again");

    clock.advance(Duration.ofMillis(1));
    old.runOnce();

    assertThat(keys(State.RESOLVED)).isEmpty();
    assertThat(keys(State.OPEN)).containsExactlyInAnyOrder("is open", "failed again");
    assertThat(keys(State.DISCARDED)).containsExactly("is discarded");
  }

  @Test
  void moreThanOneTurnTakesAreForgottenInSeveral() {
    database.useTransaction(
        tx -> {
          for (int i = 0; i < 600; i++) {
            letters.setAside(tx, failure("letter " + i));
            letters.resolve(tx, ORIGIN, "letter " + i);
          }
        });
    clock.advance(OldLetters.KEPT.plusMillis(1));

    old.runOnce();
    old.runOnce();

    assertThat(keys(State.RESOLVED)).isEmpty();
  }

  private void setAside(String key) {
    letters.setAside(failure(key));
  }

  private static Failure failure(String key) {
    return Failure.of(ORIGIN, key, null, new RejectedMessage("not now"), "{}", new byte[] {1});
  }

  private void resolve(String key) {
    database.useTransaction(tx -> letters.resolve(tx, ORIGIN, key));
  }

  private long id(String key) {
    return list(State.OPEN).stream().filter(letter -> letter.key().equals(key)).findFirst().orElseThrow().id();
  }

  private List<String> keys(State state) {
    return list(state).stream().map(DeadLetter::key).toList();
  }

  private List<DeadLetter> list(State state) {
    return database.read(tx -> DeadLetterList.list(tx, ALL, state, 1_000));
  }
}
