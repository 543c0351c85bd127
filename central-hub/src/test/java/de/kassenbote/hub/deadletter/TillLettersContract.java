package de.kassenbote.hub.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.hub.deadletter.DeadLetter.Side;
import de.kassenbote.hub.deadletter.DeadLetter.State;
import de.kassenbote.hub.feed.ChangeReplay;
import de.kassenbote.hub.feed.FeedMarks;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.DeadLetterReport;
import de.kassenbote.routes.contract.TillId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

/** What the hub keeps of the dead letters that tills report, on any database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TillLettersContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Database database;
  private TillLetters till;
  private Replays replays;

  abstract Database open(Path directory);

  @BeforeAll
  void openDatabase(@TempDir Path directory) {
    database = open(directory);
    DeadLetters letters = new DeadLetters(database, new SteppedClock());
    till = new TillLetters(database, letters);
    replays = new Replays(List.of(new ChangeReplay(new FeedMarks())), letters);
  }

  @AfterAll
  void closeDatabase() {
    database.close();
  }

  @Test
  void reportIsKeptWithEverythingAndOnceHoweverOftenItComes() {
    till.record(report("catalog/messe/tea", 2, NOON, null));
    till.record(report("catalog/messe/tea", 2, NOON, null));
    DeadLetter kept = kept("catalog/messe/tea");
    assertThat(kept.side()).isEqualTo(Side.TILL);
    assertThat(kept.attempts()).isEqualTo(2);
    assertThat(kept.firstAt()).isEqualTo(NOON.minusSeconds(60));
    assertThat(kept.causeMessage()).isEqualTo("name is missing");
    DeadLetterContent content = database.read(tx -> DeadLetterContent.of(tx, kept.id()));
    assertThat(content.body()).isEqualTo(new byte[] {1, 2});
  }

  @Test
  void anotherAttemptAtTheTillIsAnotherAttemptHere() {
    till.record(report("catalog/messe/milk", 1, NOON, null));
    till.record(report("catalog/messe/milk", 2, NOON.plusSeconds(5), null));
    assertThat(kept("catalog/messe/milk").attempts()).isEqualTo(2);
    assertThat(kept("catalog/messe/milk").lastAt()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void whatWasPutRightAtTheTillIsResolvedHereAndOpenWhenItFailsAnew() {
    till.record(report("catalog/messe/rum", 1, NOON, null));
    till.record(report("catalog/messe/rum", 1, NOON, NOON.plusSeconds(9)));
    assertThat(kept("catalog/messe/rum").state()).isEqualTo(State.RESOLVED);
    till.record(report("catalog/messe/rum", 1, NOON.plusSeconds(60), null));
    assertThat(kept("catalog/messe/rum").state()).isEqualTo(State.OPEN);
  }

  @Test
  void repeatedReportDoesNotBringADiscardedLetterBack() {
    till.record(report("catalog/messe/ale", 1, NOON, null));
    DeadLetter kept = kept("catalog/messe/ale");
    database.useTransaction(tx -> tx.execute("UPDATE failed_message SET discarded_at = 1, discarded_by = 'anna', discard_reason = 'old' WHERE id = ?", kept.id()));
    till.record(report("catalog/messe/ale", 1, NOON, null));
    assertThat(kept("catalog/messe/ale").state()).isEqualTo(State.DISCARDED);
  }

  @Test
  void reportOfWhatTheHubNeverKnewToBePutRightChangesNothing() {
    till.record(report("catalog/messe/unknown", 1, NOON, NOON));
    long kept = database.read(tx -> DeadLetterList.count(tx, new Selection(null, null, null, "messe/unknown"), null));
    assertThat(kept).isZero();
  }

  @Test
  void replayMarksTheMemberForPublishingAndTheLetterStaysOpen() {
    database.useTransaction(
        tx -> tx.execute("INSERT INTO feed_member (feed, scope, member_key, version) VALUES ('catalog', 'Messe 2026', 'tea/green', 1)"));
    till.record(report("catalog/Messe 2026/tea/green", 1, NOON, null));
    DeadLetter kept = kept("catalog/Messe 2026/tea/green");
    assertThat(database.<Replay.Outcome>inTransaction(tx -> replays.replay(tx, kept))).isEqualTo(Replay.Outcome.SENT);
    assertThat(marks()).contains("catalog/Messe 2026/tea/green");
    assertThat(kept("catalog/Messe 2026/tea/green").state()).isEqualTo(State.OPEN);
  }

  @Test
  void whatWasNeverPublishedIsNotPublishedBecauseATillSaysSo() {
    String key = "settings/no till/" + "x".repeat(150);
    till.record(report(key, 1, NOON, null));
    DeadLetter kept = kept(key);
    assertThat(database.<Replay.Outcome>inTransaction(tx -> replays.replay(tx, kept))).isEqualTo(Replay.Outcome.FAILED);
    assertThat(kept(key).causeMessage()).contains("names nothing that was ever published");
    assertThat(marks()).noneMatch(mark -> mark.contains("no till"));
  }

  @Test
  void wholeEnvelopeThatNoTillCanReadIsNotReplayedAndSaysSo() {
    till.record(report("catalog/messe", 1, NOON, null));
    DeadLetter kept = kept("catalog/messe");
    assertThat(database.<Replay.Outcome>inTransaction(tx -> replays.replay(tx, kept))).isEqualTo(Replay.Outcome.FAILED);
    assertThat(kept("catalog/messe").causeMessage()).contains("whole envelope");
  }

  private List<String> marks() {
    return database.read(
        tx ->
            tx.createQuery("SELECT feed, scope, member_key FROM feed_mark")
                .map((rs, ctx) -> rs.getString(1) + "/" + rs.getString(2) + "/" + rs.getString(3))
                .list());
  }

  private DeadLetter kept(String key) {
    return database
        .read(tx -> DeadLetterList.list(tx, new Selection("apply-feed", "K07", null, null), null, 100))
        .stream()
        .filter(letter -> letter.key().equals("K07/" + key))
        .reduce((a, b) -> {
          throw new AssertionError("twice: " + key);
        })
        .orElseThrow();
  }

  private static DeadLetterReport report(String key, int attempts, Instant lastAt, @Nullable Instant resolvedAt) {
    return new DeadLetterReport(
        Contract.VERSION, new TillId("K07"), "apply-feed", key, "RejectedMessage", "name is missing", "a stack", new byte[] {1, 2},
        NOON.minusSeconds(60), lastAt, attempts, resolvedAt);
  }
}
