package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.systemtest.harness.FeedState;
import de.kassenbote.systemtest.harness.FlippedBits;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Bits flipped in the brokers' files of till and hub while something is on the road. By property: {@code kassenbote.seed}. */
class FlippedBitsIT {
  private static final long SEED = Long.getLong("kassenbote.seed", System.nanoTime() % 1_000_000);
  private static final int FLIPS_A_SIDE = 100;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  /** An envelope of which a property was flipped may go aside; its entries come again under their key. */
  @Test
  void twoHundredFlippedBitsChangeNothingAndEverythingUnconfirmedArrives() throws Exception {
    System.out.printf("%d bits, seed %d%n", 2 * FLIPS_A_SIDE, SEED);
    Random random = new Random(SEED);
    try (Shop shop = Shop.open(directory, new HubProcess(directory))) {
      TillProcess till = shop.add("K01", 25);
      shop.startTills();
      flipUnderSales(shop, till, random);
      shop.awaitAllAtHub();
      shop.hub().awaitCurrent(till.id());
      shop.stop();
      Ledger.requireExactButForWhatIsAside(shop);
      assertThat(FeedState.atTill(till)).isEqualTo(FeedState.atHub(shop.hub().data().resolve("database")));
    }
  }

  /** A silent line counts as up for a while: envelopes lie in the till's broker; the hub's is killed in the middle of its work. */
  private static void flipUnderSales(Shop shop, TillProcess till, Random random) {
    shop.seller("K01").start();
    Shop.until("sales are on their way", () -> shop.rate() >= 5);
    shop.hub().rename("A0001", "renamed");
    till.line().stall();
    Shop.until("envelopes lie in the till's broker", () -> till.unsent() >= 40);
    shop.seller("K01").stop();
    shop.hub().kill();
    till.kill();
    FlippedBits.in(shop.hub().data().resolve("broker"), FLIPS_A_SIDE, random);
    FlippedBits.in(till.data().resolve("broker"), FLIPS_A_SIDE, random);
    till.line().restore();
    shop.hub().start();
    till.start();
    shop.seller("K01").sell(10);
  }
}
