package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.systemtest.harness.CrashPoint;
import de.kassenbote.systemtest.harness.Distribution;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
import de.kassenbote.systemtest.harness.TillSeller;
import de.kassenbote.systemtest.harness.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A till's machine breaks, or its data directory is copied and both are used: what was sold is at the hub in the end, each sale once. */
class RescueIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void whatABrokenMachineHadNotSentArrivesThroughItsSuccessorWhateverIsKilledMeanwhile() throws Exception {
    List<String> crashing = CrashPoint.prepared(directory, CrashPoint.TAKING_OVER);
    try (Shop shop = Shop.open(directory, new HubProcess(directory))) {
      TillProcess till = shop.add("K01", 20);
      shop.startTills();
      shop.seller("K01").sell(20);
      shop.awaitAllAtHub();
      till.line().cut();
      shop.seller("K01").sell(40);
      till.kill();
      Path old = directory.resolve("broken");
      Files.move(till.data(), old);

      shop.hub().replaceTill(till.id()).enrol(till.data());
      till.start();
      till.stop();
      killedInTheMiddle(till, old, crashing);
      String said = till.rescueFrom(old);
      assertThat(said).contains("40 entries (21 to 60), 40 receipts", "K01-B00000061 to K01-B00100000");
      assertThat(till.rescueFrom(old)).contains("nothing new", "40 entries were taken over before");

      till.start();
      assertThat(till.unsent()).isEqualTo(42);
      assertThat(reset(till)).contains("is running");
      till.line().restore();
      till.kill();
      till.start();
      shop.awaitGoods(till);
      shop.seller("K01").sell(5);
      shop.awaitAllAtHub();

      Shop.until("the till told that nothing is unsent", () -> shop.hub().till(till.id()).path("unsentCount").longValue() == 0);
      shop.hub().command("completeness", "--till", "K01");
      JsonNode numbers = shop.hub().rest().get("/api/v1/numbers?till=K01");
      assertThat(numbers.findValues("abandoned").toString()).contains("\"first\":\"K01-B00000061\",\"last\":\"K01-B00100000\"");
      shop.stop();
      Ledger.requireExact(List.of(directory.resolve("K01.sold")), List.of(old, till.data()), shop.hub().database());
      assertThat(count(shop.hub().database(), "SELECT COUNT(*) FROM number_flag")).isZero();
      assertThat(reset(till)).contains("is bare");
    }
  }

  @Test
  void aCopiedDataDirectoryIsNoticedOnBothSidesAndWhatWasSoldOnItIsJournalledAgainOnce() throws Exception {
    try (Shop shop = Shop.open(directory, new HubProcess(directory))) {
      TillProcess till = shop.add("K01", 20);
      shop.startTills();
      shop.seller("K01").sell(10);
      shop.awaitAllAtHub();
      till.stop();
      Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
      Trees.copy(till.data(), elsewhere.resolve("K01"));
      Files.copy(directory.resolve("K01.sold"), elsewhere.resolve("K01.sold"));
      till.start();
      shop.seller("K01").sell(10);
      shop.awaitAllAtHub();

      sellOnTheCopy(shop, till, elsewhere);
      till.line().cut();
      shop.seller("K01").sell(3);
      till.stop();
      Path original = directory.resolve("original");
      Files.move(till.data(), original);

      shop.hub().replaceTill(till.id()).enrol(till.data());
      till.start();
      till.stop();
      till.rescueFrom(original);
      assertThat(till.rescueFrom(elsewhere.resolve("K01"))).contains("15 receipts");
      till.line().restore();
      till.start();
      Shop.until("all is at the hub", () -> till.unsent() == 0 && shop.hub().till(till.id()).path("receipts").longValue() == 38);
      assertThat(till.status().path("conflict").isMissingNode()).isTrue();
      till.stop();
      assertThat(till.rescueFrom(elsewhere.resolve("K01"))).contains("nothing new");
      shop.hub().close();

      requireEachOnce(shop.hub().database(), original, elsewhere.resolve("K01"));
    }
  }

  /** Its first conflicting entry is told of by the hub, by the copy and by the till that is followed. */
  private static void sellOnTheCopy(Shop shop, TillProcess till, Path elsewhere) {
    try (TillProcess copy = new TillProcess(elsewhere, till.id(), shop.hub().brokerPort());
        TillSeller seller = shop.sellerAt(copy, elsewhere)) {
      copy.start();
      seller.sell(15);
      Shop.until("the copy knows that it is one", () -> copy.status().path("conflict").asText().contains("is another than here"));
      Shop.until("the till knows that it was copied", () -> till.status().path("conflict").asText().contains("a copy of its data directory"));
      copy.stop();
    }
    assertThat(shop.hub().rest().get("/api/v1/fleet/K01").path("alarms").longValue()).isPositive();
  }

  private static void requireEachOnce(DatabaseSettings hub, Path original, Path copy) {
    String sold = "SELECT hash FROM journal_entry WHERE epoch = 1 AND seq > 10 ORDER BY hash";
    List<String> ofOriginal = hashes(till(original), "db/till", sold);
    List<String> ofCopy = hashes(till(copy), "db/till", sold);
    assertThat(ofOriginal).hasSize(13);
    assertThat(ofCopy).hasSize(15);
    assertThat(hashes(hub, "db/hub", sold)).isEqualTo(ofOriginal);
    assertThat(hashes(hub, "db/hub", "SELECT origin_hash FROM journalled_again ORDER BY origin_hash")).isEqualTo(ofCopy);
    assertThat(count(hub, "SELECT COUNT(*) FROM receipt")).isEqualTo(38);
    assertThat(count(hub, "SELECT COUNT(*) FROM journal_entry WHERE chain_broken = TRUE")).isZero();
    assertThat(count(hub, "SELECT SUM(total_minor) FROM receipt"))
        .isEqualTo(count(till(original), "db/till", "SELECT SUM(total_minor) FROM receipt")
            + count(till(copy), "db/till", "SELECT SUM(total_minor) FROM receipt WHERE seq > 10"));
  }

  private void killedInTheMiddle(TillProcess till, Path old, List<String> crashing) throws InterruptedException {
    CrashPoint.TAKING_OVER.arm(directory);
    Process rescue = till.beginRescue(old, crashing);
    Shop.until("entries are being taken over", () -> CrashPoint.TAKING_OVER.isReached(directory));
    rescue.destroyForcibly().waitFor();
  }

  private String reset(TillProcess till) {
    Distribution.Ended ended = Distribution.run(directory, "till", "reset", "--data", till.id().value());
    return ended.out() + ended.err();
  }

  private static DatabaseSettings till(Path data) {
    return DatabaseSettings.derby(data.resolve("database"));
  }

  private static List<String> hashes(DatabaseSettings settings, String migrations, String sql) {
    try (Database database = Database.open(settings, migrations)) {
      return database.read(h -> h.createQuery(sql).mapTo(String.class).list());
    }
  }

  private static long count(DatabaseSettings hub, String sql) {
    return count(hub, "db/hub", sql);
  }

  private static long count(DatabaseSettings settings, String migrations, String sql) {
    try (Database database = Database.open(settings, migrations)) {
      return database.read(h -> h.createQuery(sql).mapTo(Long.class).one());
    }
  }
}
