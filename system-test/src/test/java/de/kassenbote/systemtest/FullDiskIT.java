package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.SmallDisk;
import de.kassenbote.systemtest.harness.TillProcess;
import de.kassenbote.systemtest.harness.TillSeller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Till and hub, each on a disk of 60 MiB that somebody else fills to the last byte. Mounting it needs the right to. */
class FullDiskIT {
  private static final int MEBIBYTES = 60;
  private static final Duration ANSWER = Duration.ofSeconds(2);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void onDisksFilledFromOutsideEverySaleIsAnsweredAndWorkGoesOnByItselfAfterwards() throws Exception {
    requireMountRights();
    try (SmallDisk atHub = SmallDisk.mount(directory.resolve("hub"), MEBIBYTES);
        SmallDisk atTill = SmallDisk.mount(directory.resolve("K01"), MEBIBYTES);
        Shop shop = Shop.open(directory, new HubProcess(directory))) {
      TillProcess till = shop.add("K01", 20);
      TillSeller seller = shop.seller("K01");
      shop.startTills();
      seller.sell(20);
      shop.awaitAllAtHub();

      atTill.fill();
      atHub.fill();
      requireAnswers(seller.ask(40));

      atTill.free();
      atHub.free();
      seller.sell(20);
      shop.awaitAllAtHub();
      shop.stop();
      Ledger.requireExact(shop);
    }
  }

  /** Done or refused with the reason. On a machine with much else to do the time limit may be missed without a fault. */
  private static void requireAnswers(List<TillSeller.Answer> answers) {
    long refused = answers.stream().filter(a -> a.refusal() != null).count();
    Duration slowest = answers.stream().map(TillSeller.Answer::took).max(Comparator.naturalOrder()).orElseThrow();
    System.out.printf("on full disks: %d sold, %d refused, the slowest after %d ms%n", answers.size() - refused, refused, slowest.toMillis());
    assertThat(answers).allSatisfy(a -> assertThat(a.took()).isLessThan(ANSWER));
    assertThat(answers).filteredOn(a -> a.refusal() != null).extracting(TillSeller.Answer::refusal).allSatisfy(r -> assertThat(r).contains("is full"));
  }

  private void requireMountRights() {
    Optional<String> obstacle = SmallDisk.obstacle(directory);
    obstacle.ifPresent(o -> System.out.println("skipped: full disks need mount rights: " + o));
    Assumptions.assumeTrue(obstacle.isEmpty(), "no mount rights");
  }
}
