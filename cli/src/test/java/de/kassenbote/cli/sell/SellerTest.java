package de.kassenbote.cli.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.routes.contract.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SellerTest {
  @TempDir Path directory;

  private TillDouble till;
  private SellerRecord record;
  private Seller seller;

  @BeforeEach
  void open() throws IOException {
    till = new TillDouble().price("B1", 430).price("B2", 260);
    record = SellerRecord.open(directory.resolve("K01.sold"));
    seller = new Seller(till.rest(), record, Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    record.close();
    till.close();
  }

  @Test
  void aSaleIsPaidAtTheTillsPricesAndRecorded() throws InterruptedException {
    Sold sold = seller.sell(new Sale("k1", Map.of("B1", 2, "B2", 1), "2016-10-30T09:58:11"));
    assertThat(sold).isEqualTo(new Sold("R-1", "k1", Money.of(1120, "EUR")));
    assertThat(SellerRecord.read(directory.resolve("K01.sold"))).containsExactly(sold);
    assertThat(till.bodies()).singleElement().asString().contains("\"note\":\"2016-10-30T09:58:11\"");
  }

  @Test
  void lostAnswersAreAskedForAgainUnderTheSameKeyWithTheSameBody() throws InterruptedException {
    till.loseAnswers(3);
    seller.sell(new Sale("k1", Map.of("B1", 1), null));
    assertThat(till.receipts()).containsOnlyKeys("k1");
    assertThat(till.bodies()).hasSizeGreaterThan(1);
    assertThat(new HashSet<>(till.bodies())).hasSize(1);
  }

  @Test
  void aFaultOfTheTillIsWaitedOut() throws InterruptedException {
    till.fail(2);
    assertThat(seller.sell(new Sale("k1", Map.of("B1", 1), null)).number()).isEqualTo("R-1");
  }

  @Test
  void aPriceThatChangedIsAskedForAgain() throws InterruptedException {
    seller.sell(new Sale("k1", Map.of("B1", 1), null));
    till.price("B1", 450);
    assertThat(seller.sell(new Sale("k2", Map.of("B1", 1), null)).total()).isEqualTo(Money.of(450, "EUR"));
  }

  @Test
  void aTillThatStaysAwayIsGivenUpAndNothingIsRecorded() {
    Seller impatient = new Seller(till.rest(), record, Duration.ofMillis(300));
    till.close();
    assertThatThrownBy(() -> impatient.sell(new Sale("k1", Map.of("B1", 1), null)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("gave up")
        .hasMessageContaining("no till answers");
    assertThat(record.count()).isZero();
  }

  @Test
  void aFileOfBasketsIsSoldOnceHoweverOftenItIsCalled() throws IOException, InterruptedException {
    BasketFile file = baskets("1,2016-10-30T09:58:11,B1\n2,2016-10-30T10:00:00,B2\n");
    BasketSale.Summary first = new BasketSale(file, "1", seller, record, Double.POSITIVE_INFINITY).sell();
    BasketSale.Summary second = new BasketSale(file, "1", seller, record, Double.POSITIVE_INFINITY).sell();
    assertThat(first).isEqualTo(new BasketSale.Summary(2, 0, "6.90 EUR"));
    assertThat(second).isEqualTo(new BasketSale.Summary(0, 2, "nothing"));
    assertThat(till.receipts()).hasSize(2);
  }

  @Test
  void aSaleWhoseRecordWasLostIsNotSoldTwice() throws IOException, InterruptedException {
    BasketFile file = baskets("1,2016-10-30T09:58:11,B1\n");
    new BasketSale(file, "1", seller, record, Double.POSITIVE_INFINITY).sell();
    try (SellerRecord fresh = SellerRecord.open(directory.resolve("fresh.sold"))) {
      new BasketSale(file, "1", new Seller(till.rest(), fresh, Duration.ofSeconds(5)), fresh, Double.POSITIVE_INFINITY).sell();
      assertThat(fresh.count()).isOne();
    }
    assertThat(till.receipts()).hasSize(1);
  }

  @Test
  void anotherRunSellsTheSameFileOnceMore() throws IOException, InterruptedException {
    BasketFile file = baskets("1,2016-10-30T09:58:11,B1\n");
    new BasketSale(file, "1", seller, record, Double.POSITIVE_INFINITY).sell();
    new BasketSale(file, "2", seller, record, Double.POSITIVE_INFINITY).sell();
    assertThat(till.receipts()).hasSize(2);
  }

  @Test
  void anUnknownArticleIsNamedWithItsLineBeforeAnythingIsSold() throws IOException {
    BasketFile file = baskets("1,2016-10-30T09:58:11,B1\n2,2016-10-30T10:00:00,B9\n");
    assertThatThrownBy(() -> new BasketSale(file, "1", seller, record, Double.POSITIVE_INFINITY).sell())
        .isInstanceOf(Failure.class)
        .hasMessageContainingAll("line 3", "basket 2", "B9", "nothing was sold");
    assertThat(till.receipts()).isEmpty();
  }

  @Test
  void theRateIsKept() throws InterruptedException {
    var pace = new Pace(50);
    long began = System.nanoTime();
    for (int i = 0; i < 11; i++) {
      pace.await();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(199), Duration.ofMillis(1_000));
  }

  private BasketFile baskets(String rows) throws IOException {
    return BasketFile.read(Files.writeString(directory.resolve("baskets.csv"), "basket,sold_at,article\n" + rows));
  }
}
