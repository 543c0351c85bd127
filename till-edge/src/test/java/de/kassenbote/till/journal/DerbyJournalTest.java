package de.kassenbote.till.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseProblem;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.InstallationBegun;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.till.EmptyDatabase;
import de.kassenbote.till.numbers.DerbyNumberRanges;
import de.kassenbote.till.sale.Asked;
import de.kassenbote.till.sale.SellingTill;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerbyJournalTest {
  private static final TillId K07 = new TillId("K07");
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00.123Z");

  @TempDir Path directory;
  private Database database;

  @BeforeEach
  void open() {
    database = EmptyDatabase.open(directory);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void entriesAreChainedFromGenesisAndKeptByteByByte() {
    DerbyJournal journal = DerbyJournal.open(database, K07, 1);
    byte[] anyBytes = {0, -1, '\n', (byte) 0xC3, 0x28};
    JournalEntry first = append(journal, anyBytes);
    JournalEntry second = append(journal, new byte[0]);
    database.close();
    open();

    assertThat(DerbyJournal.open(database, K07, 1).after(0, 10)).containsExactly(first, second);
    assertThat(first.key()).isEqualTo(new EntryKey(K07, 1, 1));
    assertThat(first.follows(JournalEntry.genesis(K07, 1))).isTrue();
    assertThat(second.follows(first.hash())).isTrue();
  }

  @Test
  void afterIsContiguousAndBounded() {
    DerbyJournal journal = DerbyJournal.open(database, K07, 1);
    for (int i = 0; i < 5; i++) {
      append(journal, new byte[] {(byte) i});
    }

    assertThat(journal.after(1, 3)).extracting(e -> e.key().seq()).containsExactly(2L, 3L, 4L);
    assertThat(journal.after(5, 3)).isEmpty();
    assertThat(journal.lastSeq()).isEqualTo(5);
  }

  @Test
  void rolledBackEntryLeavesNoGap() {
    DerbyJournal journal = DerbyJournal.open(database, K07, 1);
    assertThatThrownBy(
            () ->
                database.useTransaction(
                    tx -> {
                      journal.append(tx, "receipt", 1, NOON, new byte[] {1});
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(append(journal, new byte[] {2}).key().seq()).isEqualTo(1);
    assertThat(JournalAudit.of(database).entries()).isEqualTo(1);
  }

  @Test
  void largestPayloadFitsAndALargerOneIsRefused() {
    DerbyJournal journal = DerbyJournal.open(database, K07, 1);
    append(journal, new byte[Journal.MAX_PAYLOAD_BYTES]);

    assertThat(journal.after(0, 1).get(0).payload()).hasSize(Journal.MAX_PAYLOAD_BYTES);
    assertThatThrownBy(() -> append(journal, new byte[Journal.MAX_PAYLOAD_BYTES + 1]))
        .hasMessage("a journal entry holds at most 524288 bytes, got 524289");
  }

  @Test
  void watermarkIsKeptGoesBackAndNeverPassesTheEnd() {
    DerbyJournal journal = DerbyJournal.open(database, K07, 1);
    append(journal, new byte[] {1});
    append(journal, new byte[] {2});
    journal.confirm(2);
    assertThat(journal.confirmedSeq()).isEqualTo(2);
    journal.confirm(1);
    assertThat(journal.confirmedSeq()).isEqualTo(1);
    journal.confirm(99);
    assertThat(journal.confirmedSeq()).isEqualTo(2);
  }

  @Test
  void databaseOfAnotherTillIsRefused() {
    DerbyJournal.open(database, K07, 1);

    assertThatThrownBy(() -> DerbyJournal.open(database, new TillId("K08"), 1))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessage("this database is the journal of till K07 and cannot be opened for till K08");
  }

  @Test
  void theNextEpochHasNoneOfTheNumbersThatTheOneBeforeHadLeft() {
    DerbyJournal.open(database, K07, 1);
    DerbyNumberRanges numbers = new DerbyNumberRanges(database);
    database.useTransaction(tx -> numbers.adopt(tx, List.of(new NumberRange("receipt", "A-", 3, 1, 9))));
    database.useTransaction(tx -> numbers.next(tx, "receipt"));

    DerbyJournal second = DerbyJournal.open(database, K07, 2);

    assertThat(numbers.left("receipt")).isZero();
    assertThat(Contract.read(second.after(0, 1).get(0).payload(), InstallationBegun.class).abandoned())
        .containsExactly(new NumberRange("receipt", "A-", 3, 2, 9));
  }

  @Test
  void epochDoesNotGoBackAndBeginsOnlyWhenTheOldOneIsAtTheHub() {
    DerbyJournal first = DerbyJournal.open(database, K07, 1);
    JournalEntry old = append(first, new byte[] {1});
    assertThatThrownBy(() -> DerbyJournal.open(database, K07, 2))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessage("till K07 has 1 entries of epoch 1 that the hub has not confirmed; they must reach it before epoch 2 begins");
    first.confirm(1);

    DerbyJournal second = DerbyJournal.open(database, K07, 2);
    assertThat(second.lastSeq()).isOne();
    JournalEntry began = second.after(0, 1).get(0);
    assertThat(began.follows(JournalEntry.genesis(K07, 2))).isTrue();
    assertThat(Contract.read(began.payload(), InstallationBegun.class).former()).isOne();
    assertThat(append(second, new byte[] {2}).follows(began.hash())).isTrue();
    assertThat(second.after(0, 9)).hasSize(2).doesNotContain(old);
    assertThatThrownBy(() -> DerbyJournal.open(database, K07, 1))
        .hasMessage("this database is at epoch 2 of till K07 and cannot go back to epoch 1");
    assertThat(JournalAudit.of(database).entries()).isEqualTo(3);
  }

  @Test
  void unsentIsCountedValuedAndDatedFromTheDatabase() {
    try (SellingTill till = SellingTill.open(directory.resolve("selling"))) {
      assertThat(till.journal.unsent()).isEqualTo(new Unsent(0, 0, 0, null, null));
      for (int i = 1; i <= 3; i++) {
        till.sales.sell(Asked.aSale().of("1", "tea").paid(250).build(), "k" + i);
      }
      till.journal.confirm(1);

      Unsent unsent = till.journal.unsent();
      assertThat(unsent.count()).isEqualTo(2);
      assertThat(unsent.value("CHF")).isEqualTo(Money.of(500, "EUR"));
      assertThat(unsent.oldest()).isEqualTo(SellingTill.NOW);
    }
  }

  private JournalEntry append(DerbyJournal journal, byte[] payload) {
    return database.inTransaction(tx -> journal.append(tx, "receipt", 1, NOON, payload));
  }

}
