package de.kassenbote.till.sale;

import static de.kassenbote.till.sale.Asked.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Price;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.envelope.JournalEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a till sells while its clock is put forward and back, and while the clocks change. */
class SaleClocksTest {
  private static final List<Duration> JUMPS =
      List.of(Duration.ofHours(1), Duration.ofHours(-2), Duration.ofDays(1), Duration.ofDays(-2), Duration.ofMillis(-1), Duration.ofDays(1));

  @TempDir private Path directory;
  private SellingTill till;
  private int sold;

  @BeforeEach
  void open() {
    till = SellingTill.open(directory);
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void orderAndNumbersAreThoseOfTheSalesWhateverIsDoneToTheClock() {
    for (Duration jump : JUMPS) {
      sell(250);
      till.clock.advance(jump);
    }
    Receipt last = sell(250);
    List<JournalEntry> entries = till.journal.after(0, 100);
    assertThat(entries).extracting(e -> e.key().seq()).containsExactlyElementsOf(LongStream.rangeClosed(1, sold).boxed().toList());
    assertThat(entries).extracting(e -> receipt(e).number()).isSorted().doesNotHaveDuplicates();
    assertThat(entries).extracting(JournalEntry::occurredAt).isNotEqualTo(entries.stream().map(JournalEntry::occurredAt).sorted().toList());
    assertThat(last.number()).isEqualTo("K07-%06d".formatted(sold));
    assertThat(till.audit().broken()).isEmpty();
  }

  @ParameterizedTest(name = "{0} is on {1}")
  @CsvSource({
    "2026-03-28T22:59:59.999Z, 2026-03-28",
    "2026-03-28T23:00:00Z, 2026-03-29",
    "2026-03-29T21:59:59.999Z, 2026-03-29",
    "2026-03-29T22:00:00Z, 2026-03-30",
    "2026-10-24T21:59:59.999Z, 2026-10-24",
    "2026-10-24T22:00:00Z, 2026-10-25",
    "2026-10-25T00:30:00Z, 2026-10-25",
    "2026-10-25T01:30:00Z, 2026-10-25",
    "2026-10-25T22:59:59.999Z, 2026-10-25",
    "2026-10-25T23:00:00Z, 2026-10-26",
  })
  void businessDayIsTheBranchsAlsoOnTheDaysOnWhichTheClocksChange(Instant now, LocalDate day) {
    till.clock.set(now);
    assertThat(sell(250).businessDay()).isEqualTo(day);
    assertThat(receipt(till.journal.after(0, 1).get(0)).soldAt()).isEqualTo(now);
  }

  @Test
  void priceIsThatOfTheTillsClockAlsoWhenItIsPutBack() {
    Article tea = ListedArticles.article("tea", 250, 7);
    Instant rise = SellingTill.NOW.plus(Duration.ofHours(1));
    List<Price> prices = List.of(new Price(Money.of(250, "EUR"), ListedArticles.EVER_SINCE, null), new Price(Money.of(300, "EUR"), rise, null));
    till.articles.put(new Article("tea", 4, tea.name(), null, tea.gtins(), tea.unit(), tea.taxRate(), false, false, null, null, prices));
    sell(250);
    till.clock.advance(Duration.ofHours(1));
    sell(300);
    till.clock.advance(Duration.ofMillis(-1));
    sell(250);
    till.clock.advance(Duration.ofDays(1));
    sell(300);
  }

  private Receipt sell(long cents) {
    sold++;
    till.sales.sell(aSale().of("1", "tea").paid(cents).build(), "k" + sold);
    return receipt(till.journal.after(sold - 1, 1).get(0));
  }

  private static Receipt receipt(JournalEntry entry) {
    return Contract.read(entry.payload(), Receipt.class);
  }
}
