package de.kassenbote.till.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.till.EmptyDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerbyNumberRangesTest {
  private static final NumberRange FIRST = new NumberRange("receipt", "A-", 3, 7, 8);
  private static final NumberRange SECOND = new NumberRange("receipt", "A-", 3, 1, 2);

  @TempDir Path directory;
  private Database database;
  private DerbyNumberRanges numbers;

  @BeforeEach
  void open() {
    database = EmptyDatabase.open(directory);
    numbers = new DerbyNumberRanges(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void nextRangeBeginsWhenOneIsUsedUp() {
    adopt(FIRST, SECOND);

    assertThat(IntStream.range(0, 4).mapToObj(i -> next("receipt"))).containsExactly("A-007", "A-008", "A-001", "A-002");
    assertThatThrownBy(() -> next("receipt")).isInstanceOf(NumbersExhausted.class).hasMessageContaining("kind 'receipt'");
    assertThat(numbers.left("receipt")).isZero();
  }

  @Test
  void numberOfARolledBackTransactionIsGivenAgain() {
    adopt(FIRST);
    assertThatThrownBy(
            () ->
                database.useTransaction(
                    tx -> {
                      numbers.next(tx, "receipt");
                      throw new IllegalStateException("the sale failed");
                    }))
        .hasMessage("the sale failed");

    assertThat(next("receipt")).isEqualTo("A-007");
  }

  @Test
  void kindsDoNotShareNumbers() {
    adopt(FIRST);

    assertThatThrownBy(() -> next("abort")).isInstanceOf(NumbersExhausted.class);
    assertThat(numbers.left("receipt")).isEqualTo(2);
  }

  @Test
  void knownRangeKeepsItsPosition() {
    adopt(FIRST);
    next("receipt");
    adopt(FIRST, SECOND);

    assertThat(next("receipt")).isEqualTo("A-008");
    assertThat(numbers.left("receipt")).isEqualTo(2);
  }

  @Test
  void rangeGrowsAndShrinksButNotBackBehindWhatWasGivenOut() {
    adopt(new NumberRange("receipt", "A-", 3, 1, 3));
    next("receipt");
    next("receipt");
    adopt(new NumberRange("receipt", "A-", 3, 1, 1));
    assertThat(numbers.left("receipt")).isZero();

    adopt(new NumberRange("receipt", "A-", 3, 1, 9));
    assertThat(next("receipt")).isEqualTo("A-003");
  }

  @Test
  void overlappingRangesAreRefused() {
    adopt(FIRST);

    assertThatThrownBy(() -> adopt(new NumberRange("receipt", "A-", 3, 8, 20)))
        .isInstanceOf(RejectedMessage.class)
        .hasMessage("number range A-008 to A-020 of kind 'receipt' overlaps A-007 to A-008, which this till already has");
  }

  @Test
  void positionsSurviveReopening() {
    adopt(FIRST);
    next("receipt");
    database.close();
    open();

    assertThat(next("receipt")).isEqualTo("A-008");
  }

  @Test
  void theNextInstallationHasNoneOfTheNumbersThatTheOneBeforeHadLeft() {
    adopt(FIRST, new NumberRange("receipt", "A-", 3, 20, 30));
    next("receipt");

    database.useTransaction(DerbyNumberRanges::abandonAll);
    adopt(new NumberRange("receipt", "A-", 3, 40, 41));

    assertThat(next("receipt")).isEqualTo("A-040");
    assertThat(numbers.left("receipt")).isOne();
    assertThat(numbers.uses()).extracting(RangeUse::left).containsExactly(0L, 1L);
  }

  private void adopt(NumberRange... ranges) {
    database.useTransaction(tx -> numbers.adopt(tx, List.of(ranges)));
  }

  private String next(String kind) {
    return database.inTransaction(tx -> numbers.next(tx, kind));
  }
}
