package de.kassenbote.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.Database;
import de.kassenbote.hub.alarm.Alarm;
import de.kassenbote.hub.alarm.Alarms;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.Packing;
import de.kassenbote.routes.recordjournal.Recorded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What recording promises, on any database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JournalRecordingContract {
  private final SteppedClock clock = new SteppedClock();
  private Database database;
  private RecordedJournal journal;

  abstract Database open(Path directory);

  @BeforeAll
  void openDatabase(@TempDir Path directory) {
    database = open(directory);
    journal = new RecordedJournal(database, (tx, till) -> 1, RecordedJournal.PATIENCE, clock);
  }

  @AfterAll
  void closeDatabase() {
    database.close();
  }

  @Test
  void envelopeIsRecordedWithItsBytesAndTheWatermarkMoves() {
    TillJournal till = TillJournal.aTill().sales(5);
    assertThat(journal.record(till.everything()).watermark()).isEqualTo(till.watermark(5));
    assertThat(recorded(till)).isEqualTo(till.entries());
    assertThat(journal.watermark(till.till(), 1).seq()).isEqualTo(5);
    assertThat(journal.status(till.till())).containsExactly(new JournalStatus(1, 5, till.entry(5).hash(), List.of(), 0, 0));
  }

  @Test
  void statusIsThatOfThisTillAloneEpochByEpoch() {
    TillJournal first = TillJournal.aTill().sales(2);
    TillJournal second = new TillJournal(first.till().value(), 2).sales(3);
    journal.record(second.everything());
    journal.record(first.everything());
    journal.record(TillJournal.aTill().sales(4).everything());
    assertThat(journal.status(first.till()))
        .containsExactly(
            new JournalStatus(1, 2, first.entry(2).hash(), List.of(), 0, 0),
            new JournalStatus(2, 3, second.entry(3).hash(), List.of(), 0, 0));
  }

  @Test
  void duplicateEnvelopeIsRecordedOnce() {
    TillJournal till = TillJournal.aTill().sales(5);
    assertThat(journal.record(till.everything())).isEqualTo(new Recorded(till.watermark(5), 5, 0, null));
    var once = HubTables.journal(database, till.till());
    assertThat(journal.record(till.everything())).isEqualTo(new Recorded(till.watermark(5), 0, 0, null));
    assertThat(journal.record(till.envelope(2, 4)).watermark()).isEqualTo(till.watermark(5));
    assertThat(HubTables.journal(database, till.till())).isEqualTo(once);
  }

  @Test
  void entriesOfUnknownTypeAndBrokenContentAreRecorded() {
    TillJournal till = TillJournal.aTill().write("moon-phase", "{").write(Receipt.TYPE, 99, new byte[0]).write(Receipt.TYPE, "\u0000");
    assertThat(journal.record(till.everything()).watermark()).isEqualTo(till.watermark(3));
    assertThat(recorded(till)).isEqualTo(till.entries());
  }

  @Test
  void entriesAheadAreKeptAndTheWatermarkJumpsWhenTheGapCloses() {
    TillJournal till = TillJournal.aTill().sales(9);
    assertThat(journal.record(till.envelope(7, 9)).watermark()).isEqualTo(till.watermark(0));
    assertThat(journal.record(till.envelope(3, 4)).watermark()).isEqualTo(till.watermark(0));
    assertThat(journal.record(till.envelope(1, 3)).watermark()).isEqualTo(till.watermark(4));
    assertThat(journal.record(till.envelope(5, 6)).watermark()).isEqualTo(till.watermark(9));
    assertThat(recorded(till)).isEqualTo(till.entries());
  }

  @Test
  void watermarkPassesMoreEntriesAheadThanOneStride() {
    TillJournal till = TillJournal.aTill().sales(2101);
    for (int from = 2; from <= 2101; from += 500) {
      journal.record(till.envelope(from, Math.min(2101, from + 499)));
    }
    assertThat(journal.record(till.envelope(1, 1)).watermark()).isEqualTo(till.watermark(2101));
  }

  @Test
  void epochsOfATillStandApart() {
    TillJournal first = TillJournal.aTill().sales(3);
    TillJournal second = new TillJournal(first.till().value(), 2).sales(2);
    journal.record(first.everything());
    assertThat(journal.record(second.everything()).watermark()).isEqualTo(second.watermark(2));
    assertThat(journal.watermark(first.till(), 1).seq()).isEqualTo(3);
  }

  @Test
  void gapIsAskedForAfterAMinuteAndNotBefore() {
    TillJournal till = TillJournal.aTill().sales(12);
    journal.record(till.envelope(1, 2));
    journal.record(till.envelope(5, 6));
    clock.advance(Duration.ofSeconds(30));
    journal.record(till.envelope(10, 12));
    assertThat(journal.missing(till.till(), 1)).isEmpty();
    clock.advance(Duration.ofSeconds(30));
    assertThat(journal.missing(till.till(), 1)).containsExactly(new SeqRange(3, 4));
    clock.advance(Duration.ofSeconds(30));
    assertThat(journal.missing(till.till(), 1)).containsExactly(new SeqRange(3, 4), new SeqRange(7, 9));
    journal.record(till.envelope(3, 8));
    assertThat(journal.missing(till.till(), 1)).containsExactly(new SeqRange(9, 9));
    journal.record(till.envelope(9, 9));
    assertThat(journal.missing(till.till(), 1)).isEmpty();
  }

  @Test
  void gapAtTheBeginningIsAskedFor() {
    TillJournal till = TillJournal.aTill().sales(3);
    journal.record(till.envelope(3, 3));
    clock.advance(RecordedJournal.PATIENCE);
    assertThat(journal.missing(till.till(), 1)).containsExactly(new SeqRange(1, 2));
  }

  @Test
  void damagedRangeIsAskedForAtOnceUntilItIsThere() {
    TillJournal till = TillJournal.aTill().sales(8);
    journal.record(till.envelope(1, 2));
    assertThat(journal.damaged(till.till(), 1, new SeqRange(3, 6))).isEqualTo(till.watermark(2));
    journal.damaged(till.till(), 1, new SeqRange(3, 6));
    assertThat(journal.missing(till.till(), 1)).containsExactly(new SeqRange(3, 6));
    journal.record(till.envelope(5, 6));
    assertThat(journal.missing(till.till(), 1)).containsExactly(new SeqRange(3, 4));
    journal.record(till.envelope(3, 4));
    assertThat(journal.missing(till.till(), 1)).isEmpty();
    assertThat(HubTables.count(database, "journal_wanted", till.till())).isZero();
  }

  @Test
  void rangeThatNeverComesIsNotAskedForLongerThanAnHour() {
    TillId till = TillJournal.aTill().till();
    journal.damaged(till, 1, new SeqRange(1_000_000, 1_000_010));
    clock.advance(Duration.ofMinutes(59));
    assertThat(journal.missing(till, 1)).hasSize(1);
    clock.advance(Duration.ofMinutes(2));
    assertThat(journal.missing(till, 1)).isEmpty();
  }

  @Test
  void nothingIsAskedForOfAnEpochThatTheTillIsNotAt() {
    TillId till = TillJournal.aTill().till();

    assertThat(journal.damaged(till, 900, new SeqRange(1, 6))).isEqualTo(new Watermark(900, 0, JournalEntry.genesis(till, 900)));

    assertThat(journal.missing(till, 900)).isEmpty();
    assertThat(journal.status(till)).isEmpty();
  }

  @Test
  void entriesOfAnEpochThatTheTillIsNotAtAreRecordedWithAnAlarm() {
    TillJournal future = new TillJournal(TillJournal.aTill().till().value(), 3).sales(2);

    assertThat(journal.record(future.everything()).watermark()).isEqualTo(future.watermark(2));
    journal.record(future.everything());

    assertThat(recorded(future)).isEqualTo(future.entries());
    assertThat(alarms(future)).containsExactly("UNKNOWN_EPOCH epoch 3");
  }

  /** A till that invents the last of all numbers must not hold up the others of its partition. */
  @Test
  void entryAtTheEndOfAllNumbersIsRecordedOnceAndComesAgainWithoutHarm() {
    TillJournal till = TillJournal.aTill().sales(1);
    JournalEntry first = till.entry(1);
    JournalEntry last =
        new JournalEntry(
            new EntryKey(till.till(), 1, EntryKey.LAST_SEQ), first.type(), first.version(), first.occurredAt(), first.payload(), first.hash());

    assertThat(journal.record(new JournalEnvelope(List.of(last))).watermark()).isEqualTo(till.watermark(0));
    assertThat(journal.record(new JournalEnvelope(List.of(last))).watermark()).isEqualTo(till.watermark(0));
    assertThat(recorded(till)).containsExactly(last);
    assertThatThrownBy(() -> new EntryKey(till.till(), 1, EntryKey.LAST_SEQ + 1)).hasMessageContaining("seq must be 1 to");
  }

  @Test
  void otherContentUnderARecordedKeyGoesToQuarantineOnceAndNothingIsOverwritten() {
    TillJournal till = TillJournal.aTill().sales(4);
    TillJournal clone = till.copy(2).sale("rum", 9).sale("rum", 8);
    journal.record(till.everything());
    assertThat(journal.record(clone.everything()).setAside()).isEqualTo(2);
    journal.record(clone.everything());
    assertThat(recorded(till)).isEqualTo(till.entries());
    assertThat(HubTables.count(database, "journal_quarantine", till.till())).isEqualTo(2);
    assertThat(alarms(till)).containsExactlyInAnyOrder("SAME_KEY_OTHER_CONTENT " + till.key(3), "SAME_KEY_OTHER_CONTENT " + till.key(4));
    assertThat(journal.status(till.till()).get(0).quarantined()).isEqualTo(2);
  }

  @Test
  void whatACopySendsBehindItsFirstEntryThatDoesNotFitWaitsTooAndLeavesTheKeysToTheTill() {
    TillJournal till = TillJournal.aTill().sales(4);
    TillJournal clone = till.copy(2).sale("rum", 9).sale("rum", 8).sale("rum", 7).sale("rum", 6);
    journal.record(till.everything());
    journal.record(clone.envelope(3, 5));
    assertThat(journal.record(clone.envelope(6, 6)).entries()).isZero();
    till.sales(2);
    assertThat(journal.record(till.envelope(5, 6)).watermark()).isEqualTo(till.watermark(6));
    assertThat(recorded(till)).isEqualTo(till.entries());
    assertThat(alarms(till)).containsExactlyInAnyOrder("SAME_KEY_OTHER_CONTENT " + till.key(3), "SAME_KEY_OTHER_CONTENT " + till.key(4));
  }

  @Test
  void whatACopySendsFarBehindItsFirstEntryThatDoesNotFitWaitsToo() {
    TillJournal till = TillJournal.aTill().sales(4);
    TillJournal clone = till.copy(2).sale("rum", 9).sale("rum", 8).sale("rum", 7).sale("rum", 6).sale("rum", 5);
    journal.record(till.everything());
    journal.record(clone.envelope(3, 6));
    assertThat(journal.record(clone.envelope(7, 7)).entries()).isZero();
    till.sales(1);
    assertThat(journal.record(till.envelope(5, 5)).watermark()).isEqualTo(till.watermark(5));
    till.sales(2);
    assertThat(journal.record(till.envelope(7, 7)).entries()).as("ahead of a gap, with nothing that waits before it").isEqualTo(1);
    assertThat(journal.record(till.envelope(6, 6)).watermark()).isEqualTo(till.watermark(7));
  }

  @Test
  void changedPayloadUnderTheOldHashIsAnotherContent() {
    TillJournal till = TillJournal.aTill().sales(1);
    JournalEntry original = till.entry(1);
    journal.record(till.everything());
    JournalEntry forged =
        new JournalEntry(original.key(), original.type(), original.version(), original.occurredAt(), "{}".getBytes(), original.hash());
    journal.record(new JournalEnvelope(List.of(forged)));
    assertThat(recorded(till)).isEqualTo(till.entries());
    assertThat(HubTables.count(database, "journal_quarantine", till.till())).isEqualTo(1);
  }

  @Test
  void entryThatBreaksTheChainIsAskedForAgainAndRecordedTheSecondTimeWithAnAlarm() {
    TillJournal till = TillJournal.aTill().sales(2).writeWithBrokenChain(Receipt.TYPE, "x").sales(2);
    assertThat(journal.record(till.everything())).isEqualTo(new Recorded(till.watermark(2), 2, 0, new SeqRange(3, 5)));
    assertThat(journal.missing(till.till(), 1)).containsExactly(new SeqRange(3, 5));
    assertThat(alarms(till)).isEmpty();

    assertThat(journal.record(till.envelope(3, 5)).watermark()).isEqualTo(till.watermark(5));
    assertThat(recorded(till)).isEqualTo(till.entries());
    assertThat(alarms(till)).containsExactly("CHAIN_BROKEN " + till.key(3));
    assertThat(journal.missing(till.till(), 1)).isEmpty();
    assertThat(journal.status(till.till()).get(0).chainBroken()).isEqualTo(1);
    assertThat(HubTables.count(database, "journal_suspect", till.till())).isZero();
  }

  @Test
  void envelopesOfUnknownPackingAreNotTheTillSendingAgain() {
    TillJournal till = TillJournal.aTill().sales(2).writeWithBrokenChain(Receipt.TYPE, "x").sales(2);
    for (int times = 0; times < 3; times++) {
      assertThat(journal.record(till.everything().packedAs(Packing.UNKNOWN)).watermark()).isEqualTo(till.watermark(2));
    }
    assertThat(journal.record(till.everything()).watermark()).as("the first of which it is known").isEqualTo(till.watermark(2));
    assertThat(journal.record(till.everything()).watermark()).as("packed anew").isEqualTo(till.watermark(5));
  }

  @Test
  void redeliveryOfAnEntryThatBreaksTheChainIsNotTheTillSendingItAgain() {
    TillJournal till = TillJournal.aTill().sales(2).writeWithBrokenChain(Receipt.TYPE, "x").sales(2);
    JournalEnvelope delivered = till.everything();
    for (int times = 0; times < 3; times++) {
      assertThat(journal.record(delivered).watermark()).isEqualTo(till.watermark(2));
    }
    assertThat(journal.missing(till.till(), 1)).containsExactly(new SeqRange(3, 5));
    assertThat(alarms(till)).isEmpty();

    assertThat(journal.record(till.everything()).watermark()).as("packed anew").isEqualTo(till.watermark(5));
    assertThat(journal.record(delivered).watermark()).as("and the old one once more").isEqualTo(till.watermark(5));
    assertThat(recorded(till)).isEqualTo(till.entries());
    assertThat(alarms(till)).containsExactly("CHAIN_BROKEN " + till.key(3));
  }

  @Test
  void entryThatComesRightTheSecondTimeIsRecordedWithoutAnAlarm() {
    TillJournal till = TillJournal.aTill().sales(3);
    TillJournal garbled = till.copy(2).writeWithBrokenChain(Receipt.TYPE, "x");
    journal.record(garbled.everything());
    assertThat(journal.record(till.everything()).watermark()).isEqualTo(till.watermark(3));
    assertThat(recorded(till)).isEqualTo(till.entries());
    assertThat(alarms(till)).isEmpty();
    assertThat(journal.missing(till.till(), 1)).isEmpty();
  }

  @Test
  void otherBytesThatBreakTheChainTooAreAskedForOnceMore() {
    TillJournal till = TillJournal.aTill().sales(2);
    journal.record(till.copy(2).writeWithBrokenChain(Receipt.TYPE, "x").everything());
    assertThat(journal.record(till.copy(2).writeWithBrokenChain(Receipt.TYPE, "y").everything()).watermark()).isEqualTo(till.watermark(2));
    assertThat(alarms(till)).isEmpty();
  }

  @Test
  void wrongFirstEntryBreaksTheChain() {
    TillJournal till = TillJournal.aTill().writeWithBrokenChain(Receipt.TYPE, "x");
    assertThat(journal.record(till.everything()).watermark()).isEqualTo(till.watermark(0));
    assertThat(journal.record(till.everything()).watermark()).isEqualTo(till.watermark(1));
    assertThat(alarms(till)).containsExactly("CHAIN_BROKEN " + till.key(1));
  }

  @Test
  void chainIsAlsoCheckedAgainstTheSuccessorThatCameFirst() {
    TillJournal till = TillJournal.aTill().sales(3).writeWithBrokenChain(Receipt.TYPE, "x").sales(1);
    journal.record(till.envelope(4, 5));
    assertThat(journal.record(till.envelope(1, 3)).watermark()).isEqualTo(till.watermark(2));
    assertThat(journal.missing(till.till(), 1)).containsExactly(new SeqRange(3, 3));
    assertThat(journal.record(till.envelope(1, 3)).watermark()).isEqualTo(till.watermark(5));
    assertThat(alarms(till)).containsExactly("CHAIN_BROKEN " + till.key(4));
  }

  @Test
  void fourWorkersRecordDifferentTillsAtTheSameTime() throws Exception {
    List<TillJournal> tills = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      tills.add(TillJournal.aTill().sales(60));
    }
    inParallel(tills.stream().map(this::inEnvelopesOfTen).toList());
    for (TillJournal till : tills) {
      assertThat(journal.watermark(till.till(), 1).seq()).isEqualTo(60);
      assertThat(recorded(till)).isEqualTo(till.entries());
    }
  }

  @Test
  void workersThatMeetAtOneTillTakeTurns() throws Exception {
    TillJournal till = TillJournal.aTill().sales(80);
    List<Runnable> work = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      work.addAll(envelopesOfTen(till));
    }
    Collections.shuffle(work);
    inParallel(work);
    assertThat(journal.watermark(till.till(), 1).seq()).isEqualTo(80);
    assertThat(recorded(till)).isEqualTo(till.entries());
    assertThat(alarms(till)).isEmpty();
  }

  private Runnable inEnvelopesOfTen(TillJournal till) {
    return () -> envelopesOfTen(till).forEach(Runnable::run);
  }

  private List<Runnable> envelopesOfTen(TillJournal till) {
    List<Runnable> work = new ArrayList<>();
    for (long from = 1; from <= till.lastSeq(); from += 10) {
      JournalEnvelope envelope = till.envelope(from, from + 9);
      work.add(() -> journal.record(envelope));
    }
    return work;
  }

  private static void inParallel(List<Runnable> work) throws InterruptedException, ExecutionException {
    ExecutorService workers = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running = new ArrayList<>();
      work.forEach(w -> running.add(workers.submit(w)));
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      workers.shutdownNow();
      workers.awaitTermination(10, TimeUnit.SECONDS);
    }
  }

  private List<JournalEntry> recorded(TillJournal till) {
    return database.read(tx -> JournalEntries.between(tx, till.till(), till.epoch(), 0, Long.MAX_VALUE));
  }

  private List<String> alarms(TillJournal till) {
    return new Alarms(database)
        .list().stream().filter(a -> a.till().equals(till.till())).map((Alarm a) -> a.kind() + " " + a.subject()).toList();
  }
}
