package de.kassenbote.hub.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.kassenbote.database.Database;
import de.kassenbote.hub.completeness.Statement.Closing;
import de.kassenbote.hub.completeness.Statement.State;
import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.hub.feed.FeedMarks;
import de.kassenbote.hub.journal.RecordedJournal;
import de.kassenbote.hub.journal.TillJournal;
import de.kassenbote.hub.projection.EntryProjection;
import de.kassenbote.hub.registry.TillRow;
import de.kassenbote.hub.registry.TillStage;
import de.kassenbote.hub.stock.HubStock;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.projectentries.ProjectEntries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the hub states about journals, on any database. Whether it is projected makes no difference. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CompletenessContract {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

  private final Map<TillId, Long> told = new HashMap<>();
  private Database database;
  private RecordedJournal journal;
  private ProjectEntries projectEntries;
  private Completeness completeness;

  abstract Database open(Path directory);

  @BeforeAll
  void openDatabase(@TempDir Path directory) {
    SteppedClock clock = new SteppedClock();
    database = open(directory);
    journal = new RecordedJournal(database, (tx, till) -> 2, Duration.ofSeconds(60), clock);
    DeadLetters failed = new DeadLetters(database, clock);
    projectEntries = new ProjectEntries(new EntryProjection(database, new HubStock(new FeedMarks()), (tx, till) -> List.of(), failed, clock), () -> false);
    completeness = new Completeness(database, (till, epoch) -> epoch == 1 ? told.getOrDefault(till, 0L) : 0);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void wholeJournalIsStatedWithReceiptsSumAndTheChainsHash() {
    TillJournal till = aClosedMonday().till();
    journal.record(till.everything());

    Statement recorded = one(whole(till));
    assertThat(recorded.state()).isEqualTo(State.COMPLETE);
    assertThat(recorded.completeTo()).isEqualTo(4);
    assertThat(recorded.hash()).isEqualTo(till.entry(4).hash());
    assertThat(recorded.receipts()).isEqualTo(3);
    assertThat(recorded.sums()).containsExactly(euro(900));
    assertThat(recorded.closings()).containsExactly(new Closing("Z-" + till.till() + "-1-4", MONDAY, 4, true));
    assertThat(recorded.findings()).isEmpty();

    project();
    assertThat(one(whole(till))).isEqualTo(recorded);
  }

  @Test
  void gapIsNamedAndOutlivesTheProjectionOfWhatIsBeforeIt() {
    TillJournal till = aClosedMonday().till().sales(6);
    journal.record(till.envelope(1, 2));
    journal.record(till.envelope(6, 7));
    journal.record(till.envelope(10, 10));

    for (int round = 0; round < 2; round++) {
      Statement statement = one(whole(till));
      assertThat(statement.state()).isEqualTo(State.MISSING);
      assertThat(statement.completeTo()).isEqualTo(2);
      assertThat(statement.hash()).isEqualTo(till.entry(2).hash());
      assertThat(statement.missing()).containsExactly(new SeqRange(3, 5), new SeqRange(8, 9));
      assertThat(statement.missingEntries()).isEqualTo(5);
      assertThat(statement.receipts()).as("what is here counts, also behind a gap").isEqualTo(5);
      project();
    }
  }

  @Test
  void whatTheTillToldOfAndDidNotSendIsMissing() {
    TillJournal till = aClosedMonday().till();
    journal.record(till.everything());
    told.put(till.till(), 6L);
    assertThat(one(whole(till)).missing()).containsExactly(new SeqRange(5, 6));
    assertThat(one(of(till, MONDAY)).state()).as("Monday is closed and here").isEqualTo(State.COMPLETE);
    assertThat(one(of(till, TUESDAY)).missing()).containsExactly(new SeqRange(5, 6));
  }

  @Test
  void tillThatNeverSentAnythingIsCompleteToNothing() {
    TillJournal till = TillJournal.aTill();
    Statement statement = one(whole(till));
    assertThat(statement.state()).isEqualTo(State.COMPLETE);
    assertThat(statement.completeTo()).isZero();
    assertThat(statement.hash()).isEqualTo(JournalEntry.genesis(till.till(), 1));
    told.put(till.till(), 1L);
    assertThat(one(whole(till)).missing()).containsExactly(new SeqRange(1, 1));
  }

  @Test
  void receiptsCountForTheirDayAlsoWhenTheTillsClockWasPutBackMeanwhile() {
    TillJournal till = new Business(TillJournal.aTill()).sale(TUESDAY, 1).sale(MONDAY, 2).sale(TUESDAY, 4).till();
    journal.record(till.everything());
    for (int round = 0; round < 2; round++) {
      assertThat(one(of(till, MONDAY)).receipts()).isEqualTo(1);
      assertThat(one(of(till, MONDAY)).sums()).containsExactly(euro(300));
      assertThat(one(of(till, TUESDAY)).receipts()).isEqualTo(2);
      assertThat(one(of(till, TUESDAY)).sums()).containsExactly(euro(750));
      assertThat(one(of(till, TUESDAY)).state()).isEqualTo(State.COMPLETE);
      project();
    }
  }

  @Test
  void dayIsStatedByItself() {
    Business business = aClosedMonday().sale(TUESDAY, 4).closing(TUESDAY).sale(WEDNESDAY, 1);
    TillJournal till = business.till();
    journal.record(till.everything());
    for (int round = 0; round < 2; round++) {
      Statement tuesday = one(of(till, TUESDAY));
      assertThat(tuesday.state()).isEqualTo(State.COMPLETE);
      assertThat(List.of(tuesday.from(), tuesday.completeTo())).containsExactly(5L, 6L);
      assertThat(tuesday.hash()).isEqualTo(till.entry(6).hash());
      assertThat(tuesday.receipts()).isEqualTo(1);
      assertThat(tuesday.sums()).containsExactly(euro(600));
      assertThat(tuesday.closings()).extracting(Closing::seq, Closing::agrees).containsExactly(tuple(6L, true));
      Statement wednesday = one(of(till, WEDNESDAY));
      assertThat(wednesday.receipts()).as("a day that is not closed yet").isEqualTo(1);
      assertThat(wednesday.state()).isEqualTo(State.COMPLETE);
      assertThat(wednesday.closings()).isEmpty();
      project();
    }
  }

  @Test
  void gapIsThatOfTheDayWhoseClosingCountsItOrOfThoseItMayBelongTo() {
    Business business = aClosedMonday().sale(TUESDAY, 1).sale(TUESDAY, 2).closing(TUESDAY).sale(WEDNESDAY, 1).sale(WEDNESDAY, 1);
    TillJournal till = business.till();
    journal.record(till.envelope(1, 5));
    journal.record(till.envelope(7, 7));
    journal.record(till.envelope(9, 9));
    Statement tuesday = one(of(till, TUESDAY));
    assertThat(tuesday.missing()).containsExactly(new SeqRange(6, 6));
    assertThat(tuesday.completeTo()).isEqualTo(5);
    assertThat(tuesday.findings()).hasSize(4).allMatch(f -> f.startsWith("day closing Z-" + till.till() + "-1-7 of 2026-03-03 says "));
    assertThat(one(of(till, WEDNESDAY)).missing()).containsExactly(new SeqRange(8, 8));
    assertThat(one(of(till, MONDAY)).state()).isEqualTo(State.COMPLETE);
  }

  @Test
  void dayOfWhichEverythingIsLostIsNotTakenForAQuietOne() {
    Business business = aClosedMonday().sale(TUESDAY, 1).closing(TUESDAY).sale(WEDNESDAY, 1);
    TillJournal till = business.till();
    journal.record(till.envelope(1, 4));
    journal.record(till.envelope(7, 7));
    assertThat(one(of(till, TUESDAY)).missing()).containsExactly(new SeqRange(5, 6));
    project();
    assertThat(one(of(till, TUESDAY)).missing()).containsExactly(new SeqRange(5, 6));
  }

  @Test
  void wrongClosingIsNamedWithWhatItSaysAndWhatIsRecorded() {
    TillJournal till = new Business(TillJournal.aTill()).sale(MONDAY, 1).sale(MONDAY, 2).closing(MONDAY, 3, 600, 500).till();
    journal.record(till.everything());
    String who = "day closing Z-" + till.till() + "-1-3 of 2026-03-02 says ";
    Statement monday = one(of(till, MONDAY));
    assertThat(monday.state()).isEqualTo(State.DIFFERS);
    assertThat(monday.findings())
        .containsExactly(
            who + "3 receipts, recorded are 2",
            who + "gross at 7 % in EUR 6.00, recorded is 4.50",
            who + "payments by cash in EUR 5.00, recorded is 4.50",
            who + "turnover in EUR 6.00, recorded is 4.50");
    assertThat(monday.closings()).extracting(Closing::agrees).containsExactly(false);
    project();
    assertThat(one(whole(till)).findings()).isEqualTo(monday.findings());
  }

  @Test
  void receiptOfTheDayThatNoClosingCountsIsNamed() {
    TillJournal till = aClosedMonday().sale(MONDAY, 1).till();
    journal.record(till.everything());
    assertThat(one(of(till, MONDAY)).findings())
        .containsExactly("entries that are receipts of the day and in none of its closings: 1, the first is 5");
  }

  @Test
  void closingThatCountsAnotherDayIsNamed() {
    TillJournal till = new Business(TillJournal.aTill()).sale(MONDAY, 1).sale(TUESDAY, 1).closing(TUESDAY).till();
    journal.record(till.everything());
    assertThat(one(of(till, TUESDAY)).findings())
        .containsExactly("day closing Z-" + till.till() + "-1-3 of 2026-03-03 counts 1 receipts of other days, the first is entry 1");
  }

  @Test
  void everyInstallationOfATillIsStated() {
    TillJournal first = aClosedMonday().sale(TUESDAY, 1).till();
    TillJournal second = new Business(new TillJournal(first.till().value(), 2)).sale(TUESDAY, 2).sale(TUESDAY, 3).closing(TUESDAY).till();
    journal.record(first.everything());
    journal.record(second.envelope(1, 1));
    journal.record(second.envelope(3, 3));

    assertThat(whole(first, 2)).extracting(Statement::epoch, Statement::state, Statement::completeTo)
        .containsExactly(tuple(1, State.COMPLETE, 5L), tuple(2, State.MISSING, 1L));
    assertThat(of(first, 2, TUESDAY)).extracting(Statement::epoch, Statement::receipts, Statement::missing)
        .containsExactly(tuple(1, 1L, List.of()), tuple(2, 1L, List.of(new SeqRange(2, 2))));
    assertThat(of(first, 2, MONDAY)).as("the second one did nothing then").extracting(Statement::epoch).containsExactly(1);
  }

  @Test
  void dayIsTheBusinessDayInTheBranchsTimeZone() {
    Instant halfPastMidnightInBerlin = Instant.parse("2026-03-02T23:30:00Z");
    Business business = new Business(TillJournal.aTill()).sale(MONDAY, 1).sale(MONDAY, halfPastMidnightInBerlin, 2).closing(MONDAY);
    TillJournal till = business.sale(TUESDAY, halfPastMidnightInBerlin.plusSeconds(60), 4).till();
    journal.record(till.everything());
    assertThat(one(of(till, MONDAY)).sums()).as("sold after midnight before the closing").containsExactly(euro(450));
    assertThat(one(of(till, TUESDAY)).sums()).as("sold on the second by UTC").containsExactly(euro(600));
  }

  @Test
  void entryThatCannotBeReadIsNamedAndTheOthersCount() {
    TillJournal till = new Business(TillJournal.aTill()).sale(MONDAY, 1).till();
    till.write(Receipt.TYPE, "{\"number\":");
    new Business(till).sale(MONDAY, 2);
    journal.record(till.everything());
    for (int round = 0; round < 2; round++) {
      for (Statement statement : List.of(one(whole(till)), one(of(till, MONDAY)))) {
        assertThat(statement.findings()).containsExactly("entries that cannot be read: 1, the first is 2");
        assertThat(statement.sums()).containsExactly(euro(450));
        assertThat(statement.completeTo()).isEqualTo(3);
      }
      project();
    }
  }

  @Test
  void brokenChainAndOtherContentDiffer() {
    TillJournal till = aClosedMonday().till();
    journal.record(till.everything());
    journal.record(till.copy(3).abort().envelope(4, 4));
    assertThat(one(whole(till)).findings()).containsExactly("entries that came again with other content: 1, the first is 4");
    assertThat(one(of(till, MONDAY)).state()).isEqualTo(State.DIFFERS);
    assertThat(one(of(till, TUESDAY)).state()).isEqualTo(State.COMPLETE);
  }

  /** Three sales of 900 cents in all, closed. */
  private static Business aClosedMonday() {
    return new Business(TillJournal.aTill()).sale(MONDAY, 1).sale(MONDAY, 2).sale(MONDAY, 3).closing(MONDAY);
  }

  private List<Statement> whole(TillJournal till) {
    return whole(till, 1);
  }

  private List<Statement> whole(TillJournal till, int epoch) {
    return completeness.of(List.of(row(till, epoch)), Optional.empty());
  }

  private List<Statement> of(TillJournal till, LocalDate day) {
    return of(till, 1, day);
  }

  private List<Statement> of(TillJournal till, int epoch, LocalDate day) {
    return completeness.of(List.of(row(till, epoch)), Optional.of(day));
  }

  private static TillRow row(TillJournal till, int epoch) {
    return new TillRow(till.till(), null, null, TillStage.RELEASED, epoch, null, null, null, 1, "EUR", "Europe/Berlin", Instant.EPOCH);
  }

  private void project() {
    while (projectEntries.runOnce() > 0) {
      // the next step
    }
  }

  private static Statement one(List<Statement> statements) {
    assertThat(statements).hasSize(1);
    return statements.get(0);
  }

  private static Money euro(long cents) {
    return Money.of(cents, "EUR");
  }
}
