package de.kassenbote.till.sale;

import static de.kassenbote.till.sale.Asked.aSale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.till.journal.JournalAudit;
import de.kassenbote.till.numbers.NumbersExhausted;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaleServiceTest {
  @TempDir Path directory;

  @Test
  void receiptCountsForTheDayInTheBranchsTimeZone() {
    try (SellingTill till = SellingTill.open(directory)) {
      Receipt receipt = receipt(till.sales.sell(tea(), "k1"));

      assertThat(receipt.soldAt()).isEqualTo(SellingTill.NOW);
      assertThat(receipt.businessDay()).isEqualTo(LocalDate.of(2026, 3, 15));
    }
  }

  @Test
  void repeatedKeyAnswersTheSameReceiptAlsoAfterARestart() {
    SoldReceipt first;
    try (SellingTill till = SellingTill.open(directory)) {
      first = till.sales.sell(tea(), "k1");
      assertThat(till.sales.sell(tea(), "k1")).isEqualTo(first);
    }
    try (SellingTill till = SellingTill.open(directory)) {
      assertThat(till.sales.sell(tea(), "k1")).isEqualTo(first);
      assertThat(till.journal.lastSeq()).isEqualTo(1);
    }
  }

  @Test
  void repeatedKeyAnswersTheReceiptEvenWhenTheArticleIsGone() {
    try (SellingTill till = SellingTill.open(directory)) {
      SoldReceipt first = till.sales.sell(tea(), "k1");
      till.articles.remove("tea");

      assertThat(till.sales.sell(tea(), "k1")).isEqualTo(first);
    }
  }

  @Test
  void keyOfAnotherSaleIsRefused() {
    try (SellingTill till = SellingTill.open(directory)) {
      till.sales.sell(tea(), "k1");

      assertThatThrownBy(() -> till.sales.sell(aSale().of("3", "tea").paid(750).build(), "k1"))
          .isInstanceOf(KeyReused.class)
          .hasMessage("idempotency key 'k1' was used for receipt K07-000001 with another body: repeat that body or use a new key");
      assertThat(till.journal.lastSeq()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000", "\ud800", ""})
  void keyThatCannotBeStoredIsRefused(String key) {
    try (SellingTill till = SellingTill.open(directory)) {
      assertThatThrownBy(() -> till.sales.sell(tea(), key))
          .isInstanceOf(SaleRefused.class)
          .hasMessageStartingWith("the idempotency key must ");
      assertThat(till.journal.lastSeq()).isZero();
    }
  }

  @Test
  void oneOfManyConcurrentRequestsWithTheSameKeySells() throws Exception {
    try (SellingTill till = SellingTill.open(directory)) {
      for (int round = 1; round <= 20; round++) {
        String key = "round-" + round;
        List<SoldReceipt> sold = atOnce(4, () -> till.sales.sell(tea(), key));

        assertThat(sold).containsOnly(sold.get(0));
        assertThat(till.journal.lastSeq()).isEqualTo(round);
      }
      assertThat(till.audit().broken()).isEmpty();
    }
  }

  @Test
  void oneOfManyConcurrentRequestsWithTheSameKeySellsTheLastNumber() throws Exception {
    try (SellingTill till = SellingTill.open(directory, 1)) {
      List<SoldReceipt> sold = atOnce(4, () -> till.sales.sell(tea(), "k1"));

      assertThat(sold).containsOnly(sold.get(0));
      assertThat(till.journal.lastSeq()).isEqualTo(1);
    }
  }

  /** Else the cashier hears that it was refused, rings it up anew, and it is sold twice. */
  @Test
  void repeatedKeyWaitsForTheSaleThatIsBeingWrittenEvenWhenThePriceHasChangedMeanwhile() throws Exception {
    try (SellingTill till = SellingTill.open(directory)) {
      PausedNumbers paused = new PausedNumbers(till.numbers);
      SaleService sales = new SaleService(till.database, till.journal, paused, till.articles, () -> SellingTill.SETTINGS, till.clock);
      FutureTask<SoldReceipt> first = new FutureTask<>(() -> sales.sell(tea(), "k1"));
      new Thread(first).start();
      paused.awaitAsked();
      till.articles.put(ListedArticles.article("tea", 300, 7));
      FutureTask<SoldReceipt> second = new FutureTask<>(() -> sales.sell(tea(), "k1"));
      Thread repeating = new Thread(second);
      repeating.start();
      await().until(() -> second.isDone() || repeating.getState() == Thread.State.BLOCKED);
      paused.goOn();

      assertThat(second.get()).isEqualTo(first.get());
      assertThat(till.journal.lastSeq()).isEqualTo(1);
    }
  }

  @Test
  void concurrentSalesAreNumberedAndChainedWithoutGaps() throws Exception {
    try (SellingTill till = SellingTill.open(directory)) {
      List<SoldReceipt> sold = new ArrayList<>();
      atOnce(4, () -> sellMany(till, 25)).forEach(sold::addAll);

      assertThat(sold).extracting(s -> s.entry().key().seq()).doesNotHaveDuplicates().hasSize(100);
      assertThat(sold).allSatisfy(s -> assertThat(s.number()).isEqualTo("K07-%06d".formatted(s.entry().key().seq())));
    }
    try (SellingTill till = SellingTill.open(directory)) {
      JournalAudit audit = till.audit();
      assertThat(audit.broken()).isEmpty();
      assertThat(audit.entries()).isEqualTo(100);
    }
  }

  @Test
  void refusedSaleLeavesNothingBehind() {
    try (SellingTill till = SellingTill.open(directory, 2)) {
      till.sales.sell(tea(), "k1");
      assertThatThrownBy(() -> till.sales.sell(aSale().of("1", "tea").paid(1).build(), "k2")).isInstanceOf(SaleRefused.class);
      till.sales.sell(tea(), "k2");

      assertThatThrownBy(() -> till.sales.sell(tea(), "k3"))
          .isInstanceOf(NumbersExhausted.class)
          .hasMessage("no numbers are left for documents of kind 'receipt', in the reserve neither: this till must reach head office, or be given another number range there");
      assertThat(till.journal.lastSeq()).isEqualTo(2);
      assertThat(till.audit().receipts()).containsOnlyKeys("K07-000001", "K07-000002");
    }
  }

  @Test
  void listenerHearsOfEachCommitAndItsFaultsDoNotHurtTheSale() {
    try (SellingTill till = SellingTill.open(directory)) {
      List<Long> heard = new ArrayList<>();
      till.journal.onCommitted(
          () -> {
            heard.add(till.journal.lastSeq());
            throw new IllegalStateException("the relay is not well");
          });
      till.sales.sell(tea(), "k1");
      till.sales.sell(tea(), "k1");
      till.sales.sell(tea(), "k2");

      assertThat(heard).containsExactly(1L, 2L);
    }
  }

  private static Receipt receipt(SoldReceipt sold) {
    return Contract.read(sold.entry().payload(), Receipt.class);
  }

  private static SaleRequest tea() {
    return aSale().of("2", "tea").paid(500).build();
  }

  private static List<SoldReceipt> sellMany(SellingTill till, int count) {
    List<SoldReceipt> sold = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sold.add(till.sales.sell(tea(), Thread.currentThread().getName() + "-" + i));
    }
    return sold;
  }

  private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
