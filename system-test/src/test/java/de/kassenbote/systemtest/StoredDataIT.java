package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.TillFile;
import de.kassenbote.systemtest.harness.Distribution;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
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
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What earlier versions left on the disks of a hub and a till ({@code system-test/store-data}), under this program: 20 receipts, ten of
 * them not at the hub, envelopes of that version on both roads. Upgraded, rolled back, upgraded again, sold on.
 */
class StoredDataIT {
  private static final String STORED = "/stored";
  private static final int RECEIPTS = 20;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @ParameterizedTest
  @MethodSource("versions")
  void dataOfAnEarlierVersionIsCopiedUpgradedRolledBackAndSoldOnWith(String version) throws Exception {
    unpack(version, "hub");
    unpack(version, "K01");
    Path record = copy(version, "K01.sold");
    TillFile file = Contract.read(bytes(version, "till.json"), TillFile.class);
    try (HubProcess hub = new HubProcess(directory);
        TillProcess till = new TillProcess(directory, file, hub.brokerPort())) {
      till.start().stop();
      assertThat(copies(till.data())).as("the till's schema has changed since").hasSize(1);
      assertThat(rollBack("K01", 0)).contains("K01 is as it was before the upgrade");

      till.start();
      hub.start();
      Shop.until("what waited at the till is at the hub", () -> receipts(hub, till) == RECEIPTS && till.unsent() == 0);
      hub.awaitCurrent(till.id());
      assertThat(till.rest().get("/api/v1/articles/B1").toString()).as("the price that waited at the hub").contains("450");
      sell(till, record);
      Shop.until("what was sold since is at the hub", () -> receipts(hub, till) == RECEIPTS + 1 && till.unsent() == 0);

      hub.stop();
      assertThat(rollBack("hub", 0)).contains("entries recorded since the upgrade: 11, of tills: 1");
      hub.start();
      till.rest().post("/api/v1/exchange-now");
      Shop.until("the till has sent again what the hub lacks", () -> receipts(hub, till) == RECEIPTS + 1 && till.unsent() == 0);
      assertThat(rollBack("K01", 1)).contains("is in use by another process");
      till.stop();
      hub.stop();
      assertThat(rollBack("K01", 1)).contains("till K01 has written 1 entries since the upgrade");
      Ledger.requireExact(List.of(record), List.of(till.data()), hub.database());
    }
  }

  static Stream<String> versions() throws IOException, URISyntaxException {
    URL stored = Objects.requireNonNull(StoredDataIT.class.getResource(STORED));
    try (Stream<Path> versions = Files.list(Path.of(stored.toURI()))) {
      return versions.map(v -> v.getFileName().toString()).sorted().toList().stream();
    }
  }

  private void sell(TillProcess till, Path record) throws IOException {
    Files.writeString(directory.resolve("baskets.csv"), "basket,sold_at,article\nlater,2026-03-02T09:58:11,B1\n");
    String at = "http://127.0.0.1:" + till.httpPort();
    run(0, "till", "sell", "--baskets", "baskets.csv", "--record", record.toString(), "--url", at);
  }

  private static long receipts(HubProcess hub, TillProcess till) {
    return hub.till(till.id()).path("receipts").longValue();
  }

  private String rollBack(String data, int exitCode) {
    return run(exitCode, "rollback", "--data", data);
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

  private Path copy(String version, String name) throws IOException {
    return Files.write(directory.resolve(name), bytes(version, name));
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
