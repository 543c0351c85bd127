package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.systemtest.harness.Bakery;
import de.kassenbote.systemtest.harness.Distribution;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Imports;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Half a year of a bakery, sold while the hub is away; then the hub appears. */
class BakeryIT {
  private static final int TILLS = 2;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void whatWasSoldWithTheHubAwayIsThereByArticleAndTaxRate() {
    Bakery bakery = Bakery.find(directory);
    try (Shop shop = Shop.open(directory, new HubProcess(directory))) {
      Imports.of(shop.hub()).articles(bakery.articles(), Shop.CATALOG);
      IntStream.rangeClosed(1, TILLS).forEach(n -> shop.add("K0" + n, 1));
      shop.startTills();
      shop.tills().forEach(till -> awaitArticles(till, bakery));
      shop.hub().close();

      List<Path> records = sell(shop.tills(), bakery);
      long began = System.nanoTime();
      shop.hub().start();
      shop.tills().forEach(till -> Shop.until("till %s has nothing unsent".formatted(till.id()), () -> till.unsent() == 0));
      Shop.until("every basket is a receipt at the hub", () -> receipts(shop) == Bakery.BASKETS);
      System.out.printf("at the hub %.1f s after its start%n", (System.nanoTime() - began) / 1e9);

      assertThat(Bakery.sums(shop.hub().rest().get("/api/v1/totals"))).isEqualTo(bakery.sums());
      shop.tills().forEach(TillProcess::stop);
      shop.hub().close();
      Ledger.requireExact(records, shop.tills().stream().map(TillProcess::data).toList(), shop.hub().database());
    }
  }

  /** Each till sells a part, all at the same time. */
  private List<Path> sell(List<TillProcess> tills, Bakery bakery) {
    List<Path> parts = bakery.parts(TILLS, directory);
    long began = System.nanoTime();
    List<Path> records = IntStream.range(0, TILLS).parallel().mapToObj(n -> sell(tills.get(n), parts.get(n))).toList();
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("%d baskets sold in %.1f s, %.0f/s%n", Bakery.BASKETS, seconds, Bakery.BASKETS / seconds);
    return records;
  }

  private Path sell(TillProcess till, Path baskets) {
    Path record = directory.resolve(till.id() + ".baskets.sold");
    String port = String.valueOf(till.httpPort());
    Distribution.Ended ended =
        Distribution.run(directory, "till", "sell", "--baskets", baskets.toString(), "--record", record.toString(), "--http-port", port);
    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    assertThat(ended.out()).contains("baskets sold for");
    return record;
  }

  private static void awaitArticles(TillProcess till, Bakery bakery) {
    bakery.sums().keySet().forEach(
        article -> Shop.until("till %s has %s".formatted(till.id(), article), Duration.ofSeconds(30), () -> till.rest().get("/api/v1/articles/" + article).has("price")));
  }

  private static long receipts(Shop shop) {
    return shop.hub().rest().get("/api/v1/totals").path("receipts").longValue();
  }
}
