package de.kassenbote.till.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.till.EmptyDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The till gives numbers as a few lines say that it must, whatever is given, rolled back and run out. */
class NumberModelTest {
  private static final int STEPS = Integer.getInteger("kassenbote.allocations", 10_000);

  @TempDir Path directory;

  /** Ranges in the order in which they came. */
  private static final class Model {
    private final List<NumberRange> ranges = new ArrayList<>();
    private final List<Long> next = new ArrayList<>();

    void adopt(NumberRange range) {
      ranges.add(range);
      next.add(range.first());
    }

    Optional<String> next(boolean taken) {
      for (boolean reserve : new boolean[] {false, true}) {
        for (int i = 0; i < ranges.size(); i++) {
          if (ranges.get(i).reserve() == reserve && next.get(i) <= ranges.get(i).last()) {
            String number = ranges.get(i).format(next.get(i));
            next.set(i, next.get(i) + (taken ? 1 : 0));
            return Optional.of(number);
          }
        }
      }
      return Optional.empty();
    }
  }

  @Test
  void givesEachNumberOnceInOrderAndNoneOfARolledBackSale() {
    long seed = Long.getLong("kassenbote.seed", System.nanoTime() % 1_000_000);
    System.out.printf("%d steps, seed %d%n", STEPS, seed);
    Random random = new Random(seed);
    Model model = new Model();
    long end = 0;
    try (Database database = EmptyDatabase.open(directory)) {
      DerbyNumberRanges numbers = new DerbyNumberRanges(database);
      for (int step = 0; step < STEPS; step++) {
        int dice = random.nextInt(100);
        if (dice == 0) {
          NumberRange range = new NumberRange("receipt", "A-", 9, end + 1, end + 1 + random.nextInt(250), random.nextInt(4) == 0);
          end = range.last();
          model.adopt(range);
          database.useTransaction(tx -> numbers.adopt(tx, List.of(range)));
        } else {
          boolean sold = dice < 95;
          assertThat(next(database, numbers, sold)).as("step %d", step).isEqualTo(model.next(sold));
        }
      }
    }
  }

  private static Optional<String> next(Database database, DerbyNumberRanges numbers, boolean sold) {
    List<String> given = new ArrayList<>();
    try {
      database.useTransaction(
          tx -> {
            given.add(numbers.next(tx, "receipt"));
            if (!sold) {
              throw new Failed();
            }
          });
    } catch (NumbersExhausted e) {
      return Optional.empty();
    } catch (Failed e) {
      return Optional.of(given.get(0));
    }
    return Optional.of(given.get(0));
  }

  @Test
  void theReserveIsLeftAloneUntilNothingElseIsLeftAndAgainOnceThereIs() {
    try (Database database = EmptyDatabase.open(directory)) {
      DerbyNumberRanges numbers = new DerbyNumberRanges(database);
      NumberRange reserve = new NumberRange("receipt", "A-", 3, 901, 902, true);
      adopt(database, numbers, reserve, new NumberRange("receipt", "A-", 3, 1, 1));

      assertThat(next(database, numbers, true)).contains("A-001");
      assertThat(numbers.reserve("receipt")).isEqualTo(numbers.left("receipt")).isEqualTo(2);
      assertThat(next(database, numbers, true)).contains("A-901");
      adopt(database, numbers, new NumberRange("receipt", "A-", 3, 2, 2));
      assertThat(next(database, numbers, true)).contains("A-002");
      assertThat(next(database, numbers, true)).contains("A-902");
      assertThatThrownBy(() -> database.useTransaction(tx -> numbers.next(tx, "receipt")))
          .isInstanceOf(NumbersExhausted.class)
          .hasMessage("no numbers are left for documents of kind 'receipt', in the reserve neither: this till must reach head office, or be given another number range there");
    }
  }

  @Test
  void whatIsToldOfUsedUpRangesStaysBounded() {
    try (Database database = EmptyDatabase.open(directory)) {
      DerbyNumberRanges numbers = new DerbyNumberRanges(database);
      for (int n = 1; n <= 60; n++) {
        adopt(database, numbers, new NumberRange("receipt", "A-", 3, n, n));
        next(database, numbers, true);
      }
      adopt(database, numbers, new NumberRange("abort", "B-", 3, 1, 5), new NumberRange("receipt", "A-", 3, 999, 999, true));

      assertThat(numbers.uses()).filteredOn(u -> u.range().kind().equals("receipt")).hasSize(20).last().satisfies(u -> assertThat(u.left()).isOne());
      assertThat(numbers.uses()).filteredOn(u -> u.range().kind().equals("abort")).hasSize(1);
    }
  }

  private static void adopt(Database database, DerbyNumberRanges numbers, NumberRange... ranges) {
    database.useTransaction(tx -> numbers.adopt(tx, List.of(ranges)));
  }

  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
