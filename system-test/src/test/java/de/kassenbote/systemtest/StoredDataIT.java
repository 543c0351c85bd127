package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.systemtest.harness.Distribution;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.StoredTill;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What earlier versions left on the disks of a hub and a till ({@code system-test/store-data}), under this program: 20 receipts, ten of
 * them not at the hub, envelopes of that version on both roads. From before there was enrolment there is a hub alone.
 */
class StoredDataIT {
  private static final String STORED = "/stored";
  private static final String HUB_ALONE = "hub-16";
  private static final int RECEIPTS = 20;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @ParameterizedTest
  @MethodSource("versions")
  void dataOfAnEarlierVersionIsSoldOnWithAndNothingThatWasOnTheRoadIsLost(String version) throws Exception {
    unpack(version, "hub");
    unpack(version, "K01");
    Path record = Files.write(directory.resolve("K01.sold"), bytes(version, "K01.sold"));
    try (HubProcess hub = new HubProcess(directory);
        StoredTill till = new StoredTill(directory, new TillId("K01"), hub.brokerPort())) {
      hub.start();
      till.start();
      Shop.until("what waited at the till is at the hub", () -> receipts(hub, till) == RECEIPTS && till.unsent() == 0);
      hub.awaitCurrent(till.id());
      assertThat(till.rest().get("/api/v1/articles/B1").toString()).as("the price that waited at the hub").contains("450");
      sell(till, record);
      Shop.until("what was sold since is at the hub", () -> receipts(hub, till) == RECEIPTS + 1 && till.unsent() == 0);
      assertThat(run(1, "rollback", "--data", "K01")).as("while it runs, or without a copy").containsAnyOf("is in use by another process", "there is no copy");
      till.stop();
      hub.stop();
      Ledger.requireExact(List.of(record), List.of(till.data()), hub.database());
    }
  }

  @Test
  void hubOfAnEarlierVersionIsCopiedUpgradedRolledBackAndUpgradedAgainAsARestoredOne() throws Exception {
    unpack(HUB_ALONE, "hub");
    try (HubProcess hub = new HubProcess(directory)) {
      hub.start();
      assertThat(copies(hub.data())).singleElement().asString().endsWith("-schema-16");
      assertThat(run(1, "rollback", "--data", "hub")).contains("a hub runs on hub: stop it");
      hub.stop();

      assertThat(run(0, "rollback", "--data", "hub")).contains("hub is as it was before the upgrade", "entries recorded since the upgrade: 0");

      hub.start();
      assertThat(copies(hub.data())).as("copied anew").singleElement().asString().endsWith("-schema-16");
      assertThat(hub.till(new TillId("K01")).path("receipts").longValue()).isEqualTo(10);
    }
  }

  static Stream<String> versions() throws IOException, URISyntaxException {
    URL stored = Objects.requireNonNull(StoredDataIT.class.getResource(STORED));
    try (Stream<Path> versions = Files.list(Path.of(stored.toURI()))) {
      return versions.map(v -> v.getFileName().toString()).filter(v -> !v.equals(HUB_ALONE)).sorted().toList().stream();
    }
  }

  private void sell(StoredTill till, Path record) throws IOException {
    Files.writeString(directory.resolve("baskets.csv"), "basket,sold_at,article\nlater,2026-03-02T09:58:11,B1\n");
    run(0, "till", "sell", "--baskets", "baskets.csv", "--record", record.toString(), "--url", till.url());
  }

  private static long receipts(HubProcess hub, StoredTill till) {
    return hub.till(till.id()).path("receipts").longValue();
  }

  private String run(int exitCode, String... arguments) {
    Distribution.Ended ended = Distribution.run(directory, arguments);
    assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(exitCode);
    return ended.out() + ended.err();
  }

  private static List<Path> copies(Path data) throws IOException {
    try (Stream<Path> copies = Files.list(data.resolve("before-upgrade"))) {
      return copies.toList();
    }
  }

  private void unpack(String version, String part) throws IOException {
    Path to = Files.createDirectory(directory.resolve(part));
    try (ZipInputStream zip = new ZipInputStream(open(version, part + ".zip"))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = to.resolve(entry.getName()).normalize();
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.copy(zip, file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  private static byte[] bytes(String version, String name) throws IOException {
    try (InputStream in = open(version, name)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(String version, String name) {
    return Objects.requireNonNull(StoredDataIT.class.getResourceAsStream(STORED + "/" + version + "/" + name), name);
  }
}
