package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.systemtest.harness.Distribution;
import de.kassenbote.systemtest.harness.FeedState;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillSeller;
import de.kassenbote.systemtest.harness.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose machine burnt down comes back from a backup that was made while everybody sold. */
class RestoredHubIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void tillsSendAgainWhatTheBackupLacksAndEndEqualToTheHub() throws Exception {
    try (HubProcess hub = new HubProcess(directory);
        Shop shop = Shop.open(directory, hub)) {
      shop.add("K01", 20);
      shop.add("K02", 20);
      shop.startTills();
      shop.sellers().forEach(TillSeller::start);
      Shop.until("sales are on their way", () -> shop.rate() >= 20);
      hub.command("backup", "backup.zip");
      String ofBackup = FeedState.atHub(unpacked()).generation();
      Shop.until("much is sold that the backup lacks", () -> shop.sold() >= 300);
      hub.rename(shop.goods().last(), "lost with the hub");
      shop.tills().forEach(till -> hub.awaitCurrent(till.id()));

      hub.kill();
      Trees.delete(hub.data());
      run(0, "hub", "restore", "backup.zip", "--data", "hub");
      hub.start();
      shop.tills().forEach(till -> till.rest().post("/api/v1/exchange-now"));
      hub.rename("A0001", "new after the fire");

      shop.sellers().forEach(TillSeller::stop);
      shop.awaitAllAtHub();
      shop.tills().forEach(till -> hub.awaitCurrent(till.id()));
      shop.stop();
      Ledger.requireExactAndAsRebuilt(shop);
      FeedState atHub = FeedState.atHub(hub.data().resolve("database"));
      assertThat(atHub.generation()).isNotEqualTo(ofBackup);
      assertThat(shop.tills()).allSatisfy(till -> assertThat(FeedState.atTill(till)).isEqualTo(atHub));
      assertThat(Files.getPosixFilePermissions(directory.resolve("backup.zip"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  private Path unpacked() {
    run(0, "hub", "restore", "backup.zip", "--data", "tried");
    return directory.resolve("tried").resolve("database");
  }

  private void run(int exitCode, String... arguments) {
    Distribution.Ended ended = Distribution.run(directory, arguments);
    assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(exitCode);
  }
}
