package de.kassenbote.till.rescue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.Database;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.till.EmptyDatabase;
import de.kassenbote.till.journal.DerbyJournal;
import de.kassenbote.till.sale.Asked;
import de.kassenbote.till.sale.SellingTill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetTest {
  @TempDir Path directory;
  private final SteppedClock clock = new SteppedClock(SellingTill.NOW);

  @Test
  void isRefusedWhileSomethingIsUnsentAndSaysHowMuchAndWhatItIsWorth() throws IOException {
    Path data = sold(3, 1);

    assertThatThrownBy(new Reset(data, clock)::whatIsSent)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Refusal.Reason.UNSENT);
              assertThat(refusal.arguments()).containsExactly("K07", 2L, Money.of(500, "EUR"), SellingTill.NOW.toString());
            });
    try (SellingTill till = SellingTill.in(data)) {
      assertThat(till.journal.lastSeq()).isEqualTo(3);
      assertThatThrownBy(new Reset(data, clock)::whatIsSent)
          .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.IN_USE));
      till.journal.confirm(3);
    }
    new Reset(data, clock).whatIsSent();
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void whatWasTakenOverAndIsNotAtTheHubIsUnsentToo() throws IOException {
    sold(2, 0);
    Path next = directory.resolve("next");
    try (Database database = EmptyDatabase.open(next)) {
      DerbyJournal.open(database, SellingTill.K07, 2, clock);
    }
    Rescue.run(directory.resolve("till"), next, clock);
    try (Database database = EmptyDatabase.open(next)) {
      DerbyJournal.reopen(database).orElseThrow().confirm(2);
    }

    assertThatThrownBy(new Reset(next, clock)::whatIsSent)
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.arguments()).contains(2L, Money.of(500, "EUR")));
  }

  @Test
  void byForceEverythingIsMovedAsideFromWhereItCanBeRescued() throws IOException {
    Path data = sold(3, 1);
    Files.createDirectory(data.resolve("broker"));

    Path aside = new Reset(data, clock).force("stolen in part");

    assertThat(data.resolve("database")).doesNotExist();
    assertThat(data.resolve("broker")).doesNotExist();
    assertThat(aside.resolve("reason.txt")).content().startsWith("stolen in part");
    Path next = directory.resolve("next");
    try (Database database = EmptyDatabase.open(next)) {
      DerbyJournal.open(database, SellingTill.K07, 2, clock);
    }
    assertThat(Rescue.run(aside, next, clock).takenOver().entries()).isEqualTo(2);
  }

  private Path sold(int count, long confirmed) {
    Path data = directory.resolve("till");
    try (SellingTill till = SellingTill.in(data)) {
      for (int i = 0; i < count; i++) {
        till.sales.sell(Asked.aSale().of("1", "tea").paid(250).build(), "k" + i);
      }
      till.journal.confirm(confirmed);
    }
    return data;
  }
}
