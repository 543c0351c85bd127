package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.systemtest.harness.FeedState;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
import de.kassenbote.systemtest.harness.TillSeller;
import de.kassenbote.systemtest.harness.Trees;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A hub of which one half is lost, without a backup: the broker's files while the database lives, and the other way round. */
class LostDirectoriesIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void aHubWithoutItsBrokersFilesAndThenWithoutItsDatabaseGetsEverythingAgain() {
    try (Shop shop = Shop.open(directory, new HubProcess(directory))) {
      TillProcess till = shop.add("K01", 20);
      TillSeller seller = shop.seller("K01");
      shop.startTills();
      seller.sell(20);
      shop.awaitAllAtHub();

      loseTheBroker(shop, seller);
      shop.awaitAllAtHub();
      loseTheDatabase(shop, till, seller);
      shop.awaitAllAtHub();

      shop.hub().awaitCurrent(till.id());
      shop.stop();
      Ledger.requireExact(shop);
      assertThat(FeedState.atTill(till)).isEqualTo(FeedState.atHub(shop.hub().data().resolve("database")));
    }
  }

  /** With it go the envelopes that were not recorded, which the till took for sent, and the tills' subscriptions. */
  private static void loseTheBroker(Shop shop, TillSeller seller) {
    seller.start();
    Shop.until("sales are on their way", () -> shop.rate() >= 5);
    shop.hub().kill();
    Trees.delete(shop.hub().data().resolve("broker"));
    shop.hub().start();
    seller.stop();
    seller.till().rest().post("/api/v1/exchange-now");
    shop.hub().rename("A0001", "told after the broker was lost");
    shop.hub().awaitCurrent(seller.till().id());
  }

  /** What only the hub knew, articles and tills, is entered anew; what tills sold comes from the tills. */
  private static void loseTheDatabase(Shop shop, TillProcess till, TillSeller seller) {
    shop.hub().kill();
    Trees.delete(shop.hub().data().resolve("database"));
    seller.sell(20);
    shop.hub().start();
    shop.importArticles();
    till.stop();
    till.become(shop.hub().addTill("K01", Shop.CATALOG));
    till.start();
    seller.sell(20);
  }
}
