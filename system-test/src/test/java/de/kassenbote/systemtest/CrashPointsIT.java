package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.systemtest.harness.CrashPoint;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
import de.kassenbote.systemtest.harness.TillSeller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at exactly the moments that matter, under sales; what all of them left behind is counted at the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashPointsIT {
  private static final Duration REACHED_WITHIN = Duration.ofSeconds(30);

  private final Path directory;
  private final List<String> atTill;
  private final List<String> atHub;
  private Shop shop;

  CrashPointsIT(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
    this.directory = directory;
    this.atTill = CrashPoint.prepared(directory, CrashPoint.SALE_COMMITTED, CrashPoint.SENT_TO_HUB);
    this.atHub = CrashPoint.prepared(directory, CrashPoint.RECORDED, CrashPoint.PROJECTING);
  }

  @BeforeAll
  void openShop() {
    HubProcess hub = new HubProcess(directory);
    shop = Shop.open(directory, hub);
    hub.close();
    hub.startWith(atHub);
    shop.add("K01", 25).line().slow(10_000_000, Duration.ofMillis(30));
    shop.add("K02", 10);
    shop.till("K01").launch(atTill);
    shop.till("K02").launch(List.of());
    shop.tills().forEach(TillProcess::awaitReady);
    shop.tills().forEach(shop::awaitGoods);
    shop.sellers().forEach(TillSeller::start);
  }

  @AfterAll
  void countEverything() {
    try (Shop open = shop) {
      open.stop();
      Ledger.requireExactAndAsRebuilt(open);
    }
  }

  @Test
  void aTillKilledAfterASalesCommitAndBeforeItsAnswerSellsItOnce() {
    killTill(CrashPoint.SALE_COMMITTED);
  }

  @Test
  void aTillKilledBetweenItsSendToTheHubAndItsLocalCommitSendsAgain() {
    killTill(CrashPoint.SENT_TO_HUB);
  }

  @Test
  void aHubKilledBetweenItsCommitAndItsAcknowledgementRecordsOnce() {
    killHub(CrashPoint.RECORDED);
  }

  @Test
  void aHubKilledInTheMiddleOfAProjectionProjectsOnce() {
    killHub(CrashPoint.PROJECTING);
  }

  private void killTill(CrashPoint point) {
    reach(point);
    shop.till("K01").kill();
    shop.till("K01").startWith(atTill);
    requireProgress();
  }

  private void killHub(CrashPoint point) {
    reach(point);
    assertThat(shop.tills().stream().mapToLong(TillProcess::unsent).sum()).as("unsent at the kill").isPositive();
    shop.hub().kill();
    shop.hub().startWith(atHub);
    requireProgress();
  }

  private void reach(CrashPoint point) {
    Shop.until("selling", () -> shop.rate() >= 20);
    point.arm(directory);
    Shop.until(point.toString(), REACHED_WITHIN, () -> point.isReached(directory));
    System.out.printf("kill %s, %d sold%n", point, shop.sold());
  }

  /** Everything sold up to now gets to the hub, although selling goes on. */
  private void requireProgress() {
    for (TillSeller seller : shop.sellers()) {
      long sold = seller.sold();
      Shop.until(
          "till %s: %d receipts at the hub".formatted(seller.till().id(), sold),
          () -> shop.hub().till(seller.till().id()).path("receipts").longValue() >= sold);
    }
    shop.requireSound();
  }
}
