package de.kassenbote.hub.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.Database;
import de.kassenbote.hub.deadletter.DeadLetterList;
import de.kassenbote.hub.fleet.RecordedTill;
import de.kassenbote.hub.journal.HubTables;
import de.kassenbote.hub.journal.TillJournal;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.InstallationBegun;
import de.kassenbote.routes.contract.JournalledAgain;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.projectentries.JournalPart;
import de.kassenbote.routes.projectentries.JournalProjection.PreparedStep;
import de.kassenbote.routes.projectentries.ProjectEntries;
import de.kassenbote.routes.projectentries.Slice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What projecting promises, on any database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProjectionContract {
  /** When every receipt of a {@link TillJournal} was sold: a quarter of an hour begins. */
  private static final Instant SOLD = Instant.parse("2026-03-02T12:00:00Z");

  private Database database;
  private HubUnderTest hub;

  abstract Database open(Path directory);

  @BeforeAll
  void openDatabase(@TempDir Path directory) {
    database = open(directory);
    hub = HubUnderTest.on(database);
  }

  @AfterAll
  void closeDatabase() {
    database.close();
  }

  @Test
  void everyKindOfDocumentBecomesRows() {
    TillJournal till = TillJournal.aTill().sale("tea", 2).abort().cash().closing();
    till.reversalOf(till.entry(1));
    hub.record(till);
    assertThat(hub.project()).isEqualTo(5);
    assertThat(count("receipt", till)).isEqualTo(2);
    assertThat(count("receipt_line", till)).isEqualTo(2);
    assertThat(count("receipt_payment", till)).isEqualTo(2);
    assertThat(count("receipt_tax", till)).isEqualTo(2);
    assertThat(count("receipt_reversal", till)).isEqualTo(1);
    assertThat(count("receipt_abort", till)).isEqualTo(1);
    assertThat(count("cash_movement", till)).isEqualTo(1);
    assertThat(count("day_closing", till)).isEqualTo(1);
    assertThat(failures(till)).isEmpty();
    assertThat(hub.project()).isZero();
  }

  @Test
  void whatIsJournalledAgainCountsOnceAndWhatIsSaidOfInstallationsIsKept() {
    TillJournal till = TillJournal.aTill();
    String article = "again-" + till.till();
    TillJournal copy = new TillJournal(till.till().value(), 1).sale(article, 3).abort();
    InstallationBegun said = new InstallationBegun(1, SOLD, List.of(new NumberRange(Receipt.TYPE, "K-", 6, 7, 99)), null);
    till.write(InstallationBegun.TYPE, Contract.VERSION, Contract.write(said)).sale("tea", 1);
    copy.entries().forEach(entry -> till.write(JournalledAgain.TYPE, Contract.VERSION, again(entry)));
    copy.entries().forEach(entry -> till.write(JournalledAgain.TYPE, Contract.VERSION, again(entry)));
    hub.record(till);

    assertThat(hub.project()).isEqualTo(6);

    assertThat(failures(till)).isEmpty();
    assertThat(count("receipt", till)).isEqualTo(2);
    assertThat(count("receipt_abort", till)).isEqualTo(1);
    assertThat(count("journalled_again", till)).isEqualTo(2);
    assertThat(count("till_installation", till)).isEqualTo(1);
    assertThat(count("abandoned_numbers", till)).isEqualTo(1);
    assertThat(StockLedger.levels(database)).containsEntry(article, -3);
  }

  private static byte[] again(JournalEntry entry) {
    return Contract.write(
        new JournalledAgain(entry.key(), entry.type(), entry.version(), entry.occurredAt(), entry.hash(), entry.payload()));
  }

  @Test
  void onlyCompleteEntriesAreProjected() {
    TillJournal till = TillJournal.aTill().sales(6);
    hub.record(till, 1, 2);
    hub.record(till, 5, 6);
    assertThat(hub.project()).isEqualTo(2);
    hub.record(till, 3, 4);
    assertThat(hub.project()).isEqualTo(4);
  }

  @Test
  void moreThanOneTransactionsWorthIsProjectedStepByStep() {
    TillJournal till = TillJournal.aTill().sales(1201);
    hub.record(till, 1, 500);
    hub.record(till, 501, 1000);
    hub.record(till, 1001, 1201);
    assertThat(hub.projectEntries.runOnce()).isEqualTo(1000);
    assertThat(cursor(till)).isEqualTo(1000);
    assertThat(hub.project()).isEqualTo(201);
    assertThat(count("receipt", till)).isEqualTo(1201);
  }

  @Test
  void stockMovesOncePerPieceSoldAndBackWithAReversal() {
    TillJournal till = TillJournal.aTill();
    String article = "only-" + till.till();
    till.sale(article, 5).sale(article, 2);
    hub.record(till);
    hub.project();
    till.reversalOf(till.entry(2));
    hub.record(till);
    hub.record(till);
    hub.project();
    assertThat(StockLedger.levels(database)).containsEntry(article, -5);
  }

  @Test
  void wrongContentGoesAsideWithItsCauseAndTheRestFlows() {
    TillJournal till =
        TillJournal.aTill().sale("tea", 1).write(Receipt.TYPE, "{\"number\":").write("moon-phase", "{}").write(Receipt.TYPE, 7, new byte[0]).sale("tea", 1);
    hub.record(till);
    assertThat(hub.project()).isEqualTo(5);
    assertThat(count("receipt", till)).isEqualTo(2);
    assertThat(failures(till)).hasSize(3);
    assertThat(failures(till).get(0)).startsWith(till.key(2) + ": not a valid Receipt");
    assertThat(failures(till).get(1)).isEqualTo(till.key(3) + ": entry of unknown type 'moon-phase'");
    assertThat(failures(till).get(2)).isEqualTo(till.key(4) + ": entry of version 7; known is 1");
  }

  @Test
  void failedEntryIsListedWithEverythingThatIsNeededToUnderstandIt() {
    TillJournal till = TillJournal.aTill().write("moon-phase", "{}");
    hub.record(till);
    hub.project();
    var failed = DeadLetterList.open(database).stream().filter(f -> f.key().equals(till.key(1).toString())).findFirst().orElseThrow();
    assertThat(failed.origin()).isEqualTo("project-entries");
    assertThat(failed.till()).isEqualTo(till.till().value());
    assertThat(failed.causeClass()).isEqualTo("de.kassenbote.routes.contract.RejectedMessage");
    assertThat(failed.attempts()).isEqualTo(1);
    assertThat(failed.fingerprint()).hasSize(64);
  }

  @Test
  void textThatADatabaseCannotStoreNeverStopsTheOthers() {
    TillJournal till = TillJournal.aTill().sale("tea", 1).saleWithRawNote("a\\u0000b").saleWithRawNote("\\ud800").sale("tea", 1);
    hub.record(till);
    assertThat(hub.project()).isEqualTo(4);
    assertThat(count("receipt", till)).isEqualTo(2);
    assertThat(failures(till)).hasSize(2).allSatisfy(f -> assertThat(f).contains("receipt.note must not hold a NUL character"));
  }

  @Test
  void rowsOfAnEntryThatFailsHalfwayLeaveNothingBehindNotEvenStock() {
    TillJournal till = TillJournal.aTill();
    String article = "only-" + till.till();
    Receipt sale = TillJournal.receipt(till.till() + "-X", article, 4, null);
    String unstorable = Contract.text(sale).replaceFirst("\"soldAt\":\"[^\"]*\"", "\"soldAt\":\"+999999999-01-01T00:00:00Z\"");
    till.write(Receipt.TYPE, unstorable).sale(article, 1);
    hub.record(till);
    hub.project();
    assertThat(count("receipt", till)).isEqualTo(1);
    assertThat(count("receipt_line", till)).isEqualTo(1);
    assertThat(failures(till)).singleElement().asString().contains("out of range");
    assertThat(StockLedger.levels(database)).containsEntry(article, -1);
  }

  @Test
  void reversalOfAFailedReceiptWaitsAndIsReleasedWhenTheReceiptSucceeds() {
    TillJournal till = TillJournal.aTill();
    String number = till.till() + "-1-1";
    till.write(Receipt.TYPE, "broken").reversal(till.key(1), number, "tea", 2).sale("tea", 1);
    till.reversal(till.key(2), till.till() + "-1-2", "tea", -2);
    hub.record(till);
    hub.project();
    assertThat(count("receipt", till)).isEqualTo(1);
    assertThat(count("projection_waiting", till)).isEqualTo(2);
    assertThat(failures(till)).hasSize(1);

    assertThat(hub.projection.retry(till.key(1))).isFalse();
    repair(till.key(1), TillJournal.receipt(number, "tea", 2, null));
    assertThat(hub.projection.retry(till.key(1))).isTrue();
    assertThat(count("receipt", till)).isEqualTo(4);
    assertThat(count("projection_waiting", till)).isZero();
    assertThat(failures(till)).isEmpty();
    assertThat(hub.projection.retry(till.key(1))).isFalse();
  }

  @Test
  void longChainOfDependantsIsReleasedAtOnce() {
    TillJournal till = TillJournal.aTill();
    till.write(Receipt.TYPE, "broken");
    for (int seq = 2; seq <= 100; seq++) {
      till.reversal(till.key(seq - 1), till.till() + "-1-" + (seq - 1), "tea", seq % 2 == 0 ? 1 : -1);
    }
    hub.record(till);
    hub.project();
    assertThat(count("projection_waiting", till)).isEqualTo(99);
    repair(till.key(1), TillJournal.receipt(till.till() + "-1-1", "tea", 1, null));
    hub.projection.retry(till.key(1));
    assertThat(count("receipt", till)).isEqualTo(100);
  }

  @Test
  void referenceToAnotherTillIsOpenUntilThatTillIsCompleteUpToIt() {
    TillJournal shop = TillJournal.aTill().sales(3);
    TillJournal fair = TillJournal.aTill().reversalOf(shop.entry(3)).sale("tea", 1);
    hub.record(fair);
    hub.project();
    assertThat(count("receipt", fair)).isEqualTo(1);
    assertThat(count("projection_waiting", fair)).isEqualTo(1);
    hub.record(shop, 1, 2);
    hub.project();
    assertThat(count("projection_waiting", fair)).isEqualTo(1);
    assertThat(failures(fair)).isEmpty();
    hub.record(shop, 3, 3);
    hub.project();
    assertThat(count("projection_waiting", fair)).isZero();
    assertThat(count("receipt", fair)).isEqualTo(2);
  }

  @Test
  void referenceToWhatTurnsOutToBeNoReceiptFails() {
    TillJournal shop = TillJournal.aTill().abort();
    TillJournal fair = TillJournal.aTill().reversal(shop.key(1), "any", "tea", 1);
    hub.record(fair);
    hub.project();
    assertThat(failures(fair)).isEmpty();
    hub.record(shop);
    hub.project();
    assertThat(failures(fair)).containsExactly(fair.key(1) + ": reversal undoes " + shop.key(1) + ", which is no receipt");
    assertThat(count("projection_waiting", fair)).isZero();
  }

  @Test
  void reversalMustAgreeWithItsReceipt() {
    TillJournal till = TillJournal.aTill().sale("tea", 2);
    till.reversal(till.key(1), "another", "tea", 2).reversal(till.key(1), till.till() + "-1-1", "tea", 1).reversal(till.key(9), "later", "tea", 1);
    hub.record(till);
    hub.project();
    assertThat(failures(till)).hasSize(3);
    assertThat(failures(till).get(0)).contains("names receipt 'another'");
    assertThat(failures(till).get(1)).contains("comes to -1.50 EUR, the receipt to 3.00 EUR");
    assertThat(failures(till).get(2)).contains("which is not before it");
  }

  @Test
  void numbersUsedTwiceAreMarkedOnBothAndProjectedAllTheSame() {
    TillJournal one = TillJournal.aTill();
    TillJournal two = TillJournal.aTill();
    one.sale("N-" + one.till(), "tea", 1);
    two.sale("N-" + one.till(), "tea", 1);
    hub.record(one);
    hub.record(two);
    hub.project();
    assertThat(flags(one)).containsExactly("USED_TWICE");
    assertThat(flags(two)).containsExactly("USED_TWICE");
    assertThat(new ProjectedReceipts(database).byNumber("N-" + one.till())).hasSize(2);
  }

  @Test
  void reversalsOfOneReceiptAreAllMarkedAndProjectedAllTheSame() {
    TillJournal shop = TillJournal.aTill();
    String article = "only-" + shop.till();
    shop.sale(article, 2).sale(article, 1);
    shop.reversalOf(shop.entry(1)).reversalOf(shop.entry(2));
    TillJournal fair = TillJournal.aTill().reversalOf(shop.entry(1));
    hub.record(fair);
    hub.record(shop);
    hub.project();
    ProjectedReceipts receipts = new ProjectedReceipts(database);
    assertThat(receipts.byNumber(shop.till() + "-1-3").get(0).flags()).containsExactly("REVERSED_TWICE");
    assertThat(receipts.byNumber(fair.till() + "-1-1").get(0).flags()).containsExactly("REVERSED_TWICE");
    assertThat(receipts.byNumber(shop.till() + "-1-4").get(0).flags()).as("reversed once").isEmpty();
    assertThat(receipts.byNumber(shop.till() + "-1-1").get(0).flags()).as("the receipt itself").isEmpty();
    assertThat(count("receipt_reversal", shop) + count("receipt_reversal", fair)).isEqualTo(3);
    assertThat(failures(shop)).isEmpty();
    assertThat(failures(fair)).isEmpty();
    assertThat(StockLedger.levels(database)).containsEntry(article, 2);
  }

  @Test
  void numbersOutsideTheTillsRangesAreMarked() {
    TillJournal till = TillJournal.aTill();
    hub.ranges.put(till.till(), List.of(new NumberRange(Receipt.TYPE, till.till() + "-B", 4, 1, 50)));
    till.sale(till.till() + "-B0050", "tea", 1).sale(till.till() + "-B0051", "tea", 1).sale(till.till() + "-B51", "tea", 1);
    hub.record(till);
    hub.project();
    assertThat(count("receipt", till)).isEqualTo(3);
    assertThat(HubTables.projections(database, till.till()).get("number_flag")).hasSize(2).allMatch(row -> row.contains("OUT_OF_RANGE"));
  }

  @Test
  void faultInMidProjectionLeavesNeitherRowsNorCursorAndIsMadeGood() {
    TillJournal till = TillJournal.aTill();
    String article = "only-" + till.till();
    till.sale(article, 1).sale(article, 2);
    hub.record(till);
    hub.powerCut.next(1);
    assertThatThrownBy(hub.projectEntries::runOnce).hasMessage("power cut");
    assertThat(count("receipt", till)).isZero();
    assertThat(cursor(till)).isZero();
    assertThat(hub.project()).isEqualTo(2);
    assertThat(count("receipt", till)).isEqualTo(2);
    assertThat(StockLedger.levels(database)).containsEntry(article, -3);
  }

  @Test
  void whatWasReadAheadIsProjectedOnceWhoeverElseReadIt() {
    TillJournal till = TillJournal.aTill();
    String article = "only-" + till.till();
    till.sale(article, 1).sale(article, 2);
    hub.record(till);
    PreparedStep first = hub.projection.prepare(List.of(slice(till, 1, 2)));
    PreparedStep second = hub.projection.prepare(List.of(slice(till, 1, 2)));

    assertThat(first.project()).isEqualTo(2);
    assertThat(second.project()).isZero();
    assertThat(first.project()).isZero();
    assertThat(count("receipt", till)).isEqualTo(2);
    assertThat(StockLedger.levels(database)).containsEntry(article, -3);
  }

  @Test
  void whatWasReadBeforeARebuildIsLeftAlone() {
    TillJournal till = TillJournal.aTill().sales(4);
    hub.record(till, 1, 2);
    hub.project();
    hub.record(till, 3, 4);
    PreparedStep late = hub.projection.prepare(List.of(slice(till, 3, 4)));
    hub.rebuild.request();
    hub.projection.settleRebuild();

    assertThat(late.project()).isZero();
    hub.project();
    assertThat(count("receipt", till)).isEqualTo(4);
  }

  @Test
  void aCorrectionMadeAfterReadingAheadIsProjected() {
    TillJournal till = TillJournal.aTill().sales(2);
    hub.record(till);
    PreparedStep step = hub.projection.prepare(List.of(slice(till, 1, 2)));
    Receipt right = TillJournal.receipt(till.till() + "-right", "tea", 1, null);
    database.useTransaction(
        tx -> new Corrections(new SteppedClock()).record(tx, till.key(2), Contract.tree(right), "typed wrongly", new Operator("Ada")));

    assertThat(step.project()).isEqualTo(2);
    assertThat(HubTables.projections(database, till.till()).get("receipt")).hasSize(2).anyMatch(row -> row.contains(till.till() + "-right"));
  }

  @Test
  void entriesThatAreLargeAreProjectedInSmallerSteps() {
    TillJournal till = TillJournal.aTill();
    for (int n = 0; n < 20; n++) {
      till.write(Receipt.TYPE, "x".repeat(500_000));
    }
    for (int n = 1; n <= 20; n++) {
      hub.record(till, n, n);
    }

    int most = 8 * 1024 * 1024 / 500_000 + 1;
    assertThat(hub.projectEntries.runOnce()).isEqualTo(most);
    assertThat(hub.project()).isEqualTo(20 - most);
    assertThat(cursor(till)).isEqualTo(20);
  }

  @Test
  void aPlanThatAnotherProjectorOvertookIsMadeAnew() {
    TillJournal till = TillJournal.aTill().sales(1500);
    for (int from = 1; from <= 1500; from += 500) {
      hub.record(till, from, from + 499);
    }
    try (ProjectEntries other = new ProjectEntries(hub.projection, () -> false)) {
      int done = hub.projectEntries.runOnce() + other.runOnce() + hub.project();
      done += other.runOnce();
      assertThat(done).isEqualTo(1500);
    }
    assertThat(count("receipt", till)).isEqualTo(1500);
  }

  @Test
  void faultOfOneTillsProjectionDoesNotStopTheOthers() {
    TillJournal first = TillJournal.aTill().sales(2);
    TillJournal second = TillJournal.aTill().sales(2);
    hub.record(first);
    hub.record(second);
    int bothTogetherAndOneAlone = 2;
    hub.powerCut.next(bothTogetherAndOneAlone);
    assertThatThrownBy(hub.projectEntries::runOnce).hasMessage("power cut");
    assertThat(hub.projectEntries.runOnce()).isEqualTo(2);
    assertThat(count("receipt", first) + count("receipt", second)).isEqualTo(2);
    hub.project();
    assertThat(count("receipt", first) + count("receipt", second)).isEqualTo(4);
  }

  @Test
  void rebuildMakesTheSameProjectionsAndRetriesWhatFailed() {
    TillJournal till = TillJournal.aTill();
    till.sale("tea", 2).write(Receipt.TYPE, "broken").abort().cash().closing();
    till.reversalOf(till.entry(1)).reversal(till.key(2), till.till() + "-1-2", "tea", 1).sale(till.till() + "-1-1", "tea", 1);
    hub.record(till);
    hub.project();
    Map<String, List<String>> before = HubTables.projections(database, till.till());
    Map<String, Integer> stock = StockLedger.levels(database);

    hub.rebuild.request();
    assertThat(hub.rebuild.progress().state()).isEqualTo("requested");
    hub.projection.settleRebuild();
    assertThat(hub.rebuild.progress().state()).isEqualTo("running");
    assertThat(hub.rebuild.progress().done()).isZero();
    assertThat(count("receipt", till)).isZero();
    hub.project();
    assertThat(hub.rebuild.progress().state()).isEqualTo("none");
    assertThat(hub.rebuild.progress().done()).isEqualTo(hub.rebuild.progress().total()).isPositive();
    assertThat(HubTables.projections(database, till.till())).isEqualTo(before);
    assertThat(StockLedger.levels(database)).isEqualTo(stock);
    assertThat(attempts(till.key(2))).isEqualTo(2);
  }

  @Test
  void auditAgreesWithWhatWasSoldAndFindsWhatWasTamperedWith() {
    TillJournal till = TillJournal.aTill().sales(4).write(Receipt.TYPE, "broken");
    hub.record(till);
    hub.project();
    AuditResult clean = RecordedJournalAudit.of(database);
    assertThat(clean.receipts()).extracting(AuditResult.AuditedReceipt::number).contains(till.till() + "-1-4");
    assertThat(about(clean, till)).isEmpty();

    hub.record(till.copy(3).sale("rum", 9));
    tamper("UPDATE receipt SET total_minor = 1 WHERE till = ? AND seq = 1", till.till());
    tamper("DELETE FROM receipt WHERE till = ? AND seq = 2", till.till());
    tamper("UPDATE journal_entry SET occurred_at = 5 WHERE till = ? AND seq = 3", till.till());
    AuditResult found = RecordedJournalAudit.of(database);
    assertThat(about(found, till)).hasSize(4).anyMatch(finding -> finding.contains("1 entries came again with other content"));
    assertThat(found.missing()).isEqualTo(clean.missing() + 1);
    assertThat(found.changed()).isEqualTo(clean.changed() + 3);
    tamper("DELETE FROM journal_entry WHERE till = ? AND seq = 4", till.till());
    assertThat(RecordedJournalAudit.of(database).missing()).isEqualTo(clean.missing() + 2);
    List.of("journal_entry", "journal_watermark", "receipt", "receipt_line", "document_number", "projection_cursor", "journal_quarantine", "alarm")
        .forEach(table -> tamper("DELETE FROM " + table + " WHERE till = ?", till.till()));
  }

  @Test
  void totalsAddUpPerArticleAndTaxRate() {
    TillJournal till = TillJournal.aTill().sale("tea", 2).sale("tea", 3).sale("rum", 1).abort();
    till.reversalOf(till.entry(2));
    hub.record(till);
    hub.project();
    Totals totals = Totals.of(database, Optional.of(till.till()));
    assertThat(totals.receipts()).isEqualTo(4);
    assertThat(totals.reversals()).isEqualTo(1);
    assertThat(totals.aborts()).isEqualTo(1);
    assertThat(totals.sold()).extracting(s -> s.article() + " " + s.taxRate() + " " + s.quantity() + " " + s.gross())
        .containsExactly("rum 7 1 150", "tea 7 2 300");
    assertThat(Totals.of(database, Optional.empty()).receipts()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void receiptsAreCountedOnceHoweverTheyCame() {
    TillJournal till = TillJournal.aTill().sale("tea", 2).write(Receipt.TYPE, "broken").sale("tea", 1).abort();
    till.reversal(till.key(2), till.till() + "-1-2", "tea", 1).reversalOf(till.entry(1));
    tamper("INSERT INTO till (id, epoch, settings_revision, currency, zone, added_at) VALUES (?, 1, 1, 'EUR', 'Europe/Berlin', 0)", till.till());
    hub.record(till, 1, 2);
    hub.project();
    hub.record(till);
    hub.project();
    assertThat(counted(till, SOLD)).isEqualTo(new RecordedTill(1, 6, 3, 3, 1, 0));
    assertThat(counted(till, SOLD.plus(Duration.ofMinutes(15)))).isEqualTo(new RecordedTill(1, 6, 3, 0, 1, 0));
    assertThat(counted(till, SOLD.minusMillis(1)).receiptsToday()).isEqualTo(3);

    repair(till.key(2), TillJournal.receipt(till.till() + "-1-2", "tea", 1, null));
    hub.projection.retry(till.key(2));
    assertThat(counted(till, SOLD)).isEqualTo(new RecordedTill(1, 6, 5, 5, 0, 0));

    hub.rebuild.request();
    hub.project();
    assertThat(counted(till, SOLD)).isEqualTo(new RecordedTill(1, 6, 5, 5, 0, 0));
    assertThat(count("receipt", till)).isEqualTo(5);
  }

  @Test
  void receiptIsFoundWithWhatUndidIt() {
    TillJournal till = TillJournal.aTill().sale("tea", 2);
    till.reversalOf(till.entry(1));
    hub.record(till);
    hub.project();
    ProjectedReceipts receipts = new ProjectedReceipts(database);
    ProjectedReceipts.Found sale = receipts.byNumber(till.till() + "-1-1").get(0);
    ProjectedReceipts.Found reversal = receipts.byNumber(till.till() + "-1-2").get(0);
    assertThat(sale.receipt().total().minor()).isEqualTo(300);
    assertThat(sale.reversedBy()).isEqualTo(till.key(2));
    assertThat(reversal.reverses()).isEqualTo(till.key(1));
    assertThat(receipts.byNumber("none")).isEmpty();
  }

  /** As a correction record will: the projection then reads something that is right. */
  private void repair(EntryKey key, Receipt receipt) {
    database.useTransaction(
        tx -> tx.createUpdate("UPDATE journal_entry SET payload = :payload WHERE till = :till AND seq = :seq")
            .bind("payload", Contract.write(receipt)).bind("till", key.till().value()).bind("seq", key.seq()).execute());
  }

  private void tamper(String sql, TillId till) {
    database.useTransaction(tx -> tx.execute(sql, till.value()));
  }

  private static List<String> about(AuditResult result, TillJournal till) {
    return result.findings().stream().filter(f -> f.contains(till.till() + "/") || f.contains("till " + till.till() + ",")).toList();
  }

  private int attempts(EntryKey key) {
    return DeadLetterList.open(database).stream().filter(f -> f.key().equals(key.toString())).findFirst().orElseThrow().attempts();
  }

  private List<String> flags(TillJournal till) {
    return database.read(tx -> NumberFlags.of(tx, till.key(1)));
  }

  private RecordedTill counted(TillJournal till, Instant today) {
    return new RecordedTotals(database).all(today).get(till.till());
  }

  private static Slice slice(TillJournal till, long from, long to) {
    return new Slice(new JournalPart(till.till(), 1), from, to);
  }

  private long cursor(TillJournal till) {
    return database.read(tx -> Cursors.seq(tx, new JournalPart(till.till(), till.epoch())));
  }

  private long count(String table, TillJournal till) {
    return HubTables.count(database, table, till.till());
  }

  private List<String> failures(TillJournal till) {
    return HubTables.failures(database, till.till());
  }
}
