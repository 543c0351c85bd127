package de.kassenbote.hub.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.hub.deadletter.DeadLetter.State;
import de.kassenbote.hub.deadletter.Replay.Outcome;
import de.kassenbote.hub.journal.EnvelopeReplay;
import de.kassenbote.hub.journal.RecordedJournal;
import de.kassenbote.hub.journal.TillJournal;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Envelopes that were rejected and are recorded after all, or not, on any database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EnvelopeReplayContract {
  private Database database;
  private DeadLetters letters;
  private RecordedJournal journal;
  private Replays replays;

  abstract Database open(Path directory);

  @BeforeAll
  void openDatabase(@TempDir Path directory) {
    database = open(directory);
    SteppedClock clock = new SteppedClock();
    letters = new DeadLetters(database, clock);
    journal = new RecordedJournal(database, (tx, till) -> 1, RecordedJournal.PATIENCE, clock);
    replays = new Replays(List.of(new EnvelopeReplay(journal)), letters);
  }

  @AfterAll
  void closeDatabase() {
    database.close();
  }

  @Test
  void envelopeThatCanBeRecordedNowIsRecordedAndItsLetterResolved() {
    TillJournal till = TillJournal.aTill().sales(3);
    DeadLetter letter = aside(till, Map.of(), packed(till).body());

    assertThat(replay(letter)).isEqualTo(Outcome.REPLAYED);

    assertThat(journal.watermark(till.till(), 1)).isEqualTo(till.watermark(3));
    assertThat(now(letter).state()).isEqualTo(State.RESOLVED);
  }

  @Test
  void damagedEnvelopeIsOnlyAskedForAgainAndItsLetterStaysOpen() {
    TillJournal till = TillJournal.aTill().sales(3);
    byte[] body = packed(till).body().clone();
    body[body.length / 2] ^= 1;
    DeadLetter letter = aside(till, Map.of(), body);

    assertThat(replay(letter)).isEqualTo(Outcome.FAILED);

    assertThat(journal.missing(till.till(), 1)).containsExactly(new SeqRange(1, 3));
    assertThat(now(letter).state()).isEqualTo(State.OPEN);
    assertThat(now(letter).causeMessage()).isEqualTo("the envelope is damaged; the till is asked for entries 1 to 3");
    assertThat(now(letter).attempts()).isEqualTo(2);
  }

  @Test
  void damagedEnvelopeThatDoesNotSayWhatWasInItSaysSo() {
    TillJournal till = TillJournal.aTill().sales(1);
    DeadLetter letter = aside(till, Map.of(Packed.TILL, "NOBODY"), new byte[] {1, 2, 3});

    assertThat(replay(letter)).isEqualTo(Outcome.FAILED);

    assertThat(now(letter).causeMessage()).contains("does not say which entries");
    assertThat(journal.missing(till.till(), 1)).isEmpty();
  }

  @Test
  void envelopeThatBreaksTheChainIsRecordedWhenTheTillSentItAgainAndNotBecauseItIsReplayedAgain() {
    TillJournal till = TillJournal.aTill().sales(1).writeWithBrokenChain(Receipt.TYPE, "x").sales(1);
    DeadLetter letter = aside(till, Map.of(), packed(till).body());

    assertThat(replay(letter)).isEqualTo(Outcome.FAILED);

    assertThat(replay(letter)).isEqualTo(Outcome.FAILED);
    assertThat(now(letter).causeMessage()).contains("entries 2 to 3 do not fit the till's chain");
    assertThat(journal.watermark(till.till(), 1).seq()).isEqualTo(1);

    journal.record(till.everything());
    assertThat(replay(letter)).isEqualTo(Outcome.REPLAYED);
    assertThat(journal.watermark(till.till(), 1)).isEqualTo(till.watermark(3));
    assertThat(journal.status(till.till()).get(0).chainBroken()).isEqualTo(1);
  }

  @Test
  void envelopeOfACopiedTillHasFailedAgainWhenItsEntriesAreRecordedWithOtherContent() {
    TillJournal till = TillJournal.aTill().sales(2);
    TillJournal copy = till.copy(1).sale("roll", 7);
    journal.record(till.everything());
    DeadLetter letter = aside(copy, Map.of(), packed(copy).body());

    assertThat(replay(letter)).isEqualTo(Outcome.FAILED);

    assertThat(now(letter).causeMessage()).isEqualTo("1 entries are recorded with other content: the till is a copy or was restored");
    assertThat(journal.status(till.till()).get(0).quarantined()).isEqualTo(1);
    assertThat(journal.watermark(till.till(), 1)).isEqualTo(till.watermark(2));
  }

  @Test
  void envelopeInAnotherTillsNameIsRejectedAgain() {
    TillJournal victim = TillJournal.aTill().sales(1);
    TillJournal intruder = TillJournal.aTill();
    DeadLetter letter = aside(intruder, packed(victim).headers(), packed(victim).body());

    assertThat(replay(letter)).isEqualTo(Outcome.FAILED);

    assertThat(now(letter).causeMessage()).contains("sent entries of till " + victim.till());
    assertThat(journal.watermark(victim.till(), 1).seq()).isZero();
  }

  private static Packed packed(TillJournal till) {
    return JournalEnvelopeCodec.pack(till.everything());
  }

  private DeadLetter aside(TillJournal till, Map<String, Object> other, byte[] body) {
    Map<String, Object> headers = new HashMap<>(till.lastSeq() == 0 ? Map.of() : packed(till).headers());
    headers.putAll(other);
    String id = till.till().value();
    letters.setAside(Failure.of("record-journal", id, id, new RejectedMessage("not now"), Contract.text(headers), body));
    return found(id);
  }

  private Outcome replay(DeadLetter letter) {
    return database.inTransaction(tx -> replays.replay(tx, letter));
  }

  private DeadLetter now(DeadLetter letter) {
    return found(letter.key());
  }

  private DeadLetter found(String key) {
    List<DeadLetter> of = database.read(tx -> DeadLetterList.list(tx, new Selection("record-journal", key, null, null), null, 10));
    assertThat(of).hasSize(1);
    return of.get(0);
  }
}
