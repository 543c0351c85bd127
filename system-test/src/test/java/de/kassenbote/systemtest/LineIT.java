package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
import de.kassenbote.systemtest.harness.TillSeller;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A till behind a line that fails in every way while it sells: each sale is answered at its first try and within a
 * second, and the link comes back in time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineIT {
  private static final Duration LONGEST_SALE = Duration.ofSeconds(1);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(5);

  /** From the attempt to the link being shown as up. */
  private static final Duration CONNECTING = Duration.ofSeconds(2);

  private final Path directory;
  private Shop shop;
  private TillProcess till;
  private TillSeller seller;

  LineIT(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  void openShop() {
    shop = Shop.open(directory, new HubProcess(directory));
    till = shop.add("K01", 20, Duration.ZERO);
    seller = shop.seller("K01");
    shop.startTills();
    seller.sell(50);
  }

  @AfterAll
  void countEverything() {
    try (Shop open = shop) {
      open.stop();
      Ledger.requireExact(open);
    }
  }

  @BeforeEach
  void sell() {
    till.line().restore();
    untilOnline(Duration.ofSeconds(20));
    seller.start();
  }

  @AfterEach
  void requireThatNoSaleFailedOrWaited() {
    till.line().restore();
    seller.stop();
    System.out.printf("slowest sale %d ms%n", seller.slowest().toMillis());
    assertThat(seller.slowest()).isLessThan(LONGEST_SALE);
    shop.awaitAllAtHub();
  }

  @Test
  void aCutLineIsBackWithinFiveSeconds() {
    for (int seconds : new int[] {2, 9}) {
      till.line().cut();
      untilOffline(Duration.ofSeconds(2));
      Shop.throughout("the link is down", Duration.ofSeconds(seconds), () -> !till.isOnline());
      till.line().restore();
      System.out.printf("cut for %d s, back after %d ms%n", seconds, untilOnline(BACK_WITHIN).toMillis());
    }
  }

  @Test
  void aResetLineIsBackWithinFiveSeconds() {
    Instant before = since();
    till.line().reset();
    Shop.until("the reset is noticed", BACK_WITHIN, () -> since().isAfter(before));
    System.out.printf("reset, back after %d ms%n", untilOnline(BACK_WITHIN).toMillis());
  }

  @Test
  void aSlowLineCarriesEverythingWhileSellingGoesOn() {
    till.line().slow(256_000, Duration.ofMillis(300));
    long sold = seller.sold();
    long carried = till.line().bytesCarried();
    Shop.until("a hundred more are sold", () -> seller.sold() > sold + 100);
    Shop.until("what was sold on the slow line is confirmed", () -> till.status().path("confirmedSeq").longValue() > sold + 100);
    System.out.printf("slow line: %d bytes for %d sales%n", till.line().bytesCarried() - carried, seller.sold() - sold);
    assertThat(till.isOnline()).isTrue();
  }

  @Test
  void aSilentLineIsNoticedWithinThirtySeconds() {
    till.line().stall();
    System.out.printf("stall noticed after %d ms%n", untilOffline(Duration.ofSeconds(30)).toMillis());
    till.line().restore();
    untilOnline(Duration.ofSeconds(20));
  }

  @Test
  void afterALongOutageTheLinkIsBackWithinTheCurrentStep() {
    till.line().cut();
    untilNextAttemptIsIn(Duration.ofSeconds(3));
    Instant next = nextAttempt();
    till.line().restore();
    untilOnline(Duration.between(Instant.now(), next).plus(CONNECTING));
  }

  @Test
  void exchangeNowTriesAtOnceAndResetsTheSteps() {
    till.line().cut();
    untilNextAttemptIsIn(Duration.ofSeconds(2));
    till.rest().post("/api/v1/exchange-now");
    Shop.until("the attempt has failed", BACK_WITHIN, () -> nextAttempt().isAfter(Instant.now()));
    assertThat(nextAttempt()).isBefore(Instant.now().plusMillis(1_500));
    untilNextAttemptIsIn(Duration.ofSeconds(2));
    till.line().restore();
    till.rest().post("/api/v1/exchange-now");
    untilOnline(CONNECTING);
  }

  @Test
  void aLockedTillIsCutOffWithinFifteenSecondsSellsOnAndSendsEverythingWhenItIsReleased() {
    shop.hub().rest().post("/api/v1/tills/K01/lock");
    System.out.printf("locked, cut off after %d ms%n", untilOffline(Duration.ofSeconds(15)).toMillis());
    long sold = seller.sold();
    Shop.throughout("no line", Duration.ofSeconds(12), () -> !till.isOnline());
    Shop.until("it sells on", () -> seller.sold() > sold + 50);
    assertThat(till.unsent()).isGreaterThan(50);
    Shop.until("it says why", () -> till.status().path("link").path("reason").asText().contains("it refused this till's certificate"));
    shop.hub().rest().post("/api/v1/tills/K01/release");
    till.rest().post("/api/v1/exchange-now");
    untilOnline(Duration.ofSeconds(20));
  }

  private void untilNextAttemptIsIn(Duration time) {
    Shop.until("next attempt in %s or more".formatted(time), () -> !till.isOnline() && nextAttempt().isAfter(Instant.now().plus(time)));
  }

  private Duration untilOnline(Duration atMost) {
    Instant began = Instant.now();
    Shop.until("the link is up", atMost, till::isOnline);
    return Duration.between(began, Instant.now());
  }

  private Duration untilOffline(Duration atMost) {
    Instant began = Instant.now();
    Shop.until("the link is down", atMost, () -> !till.isOnline());
    return Duration.between(began, Instant.now());
  }

  private Instant nextAttempt() {
    return Instant.parse(till.status().path("link").path("nextAttempt").asText(Instant.MIN.toString()));
  }

  private Instant since() {
    return Instant.parse(till.status().path("link").path("since").asText());
  }
}
