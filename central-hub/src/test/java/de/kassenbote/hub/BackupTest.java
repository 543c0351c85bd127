package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.broker.DataDirectoryLock;
import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.backup.BackupFile;
import de.kassenbote.hub.backup.Backups;
import de.kassenbote.hub.backup.BrokenBackup;
import de.kassenbote.hub.backup.Restore;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.Contract;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a running hub with one till, and what comes of it; a second till was added afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {
  /** Bytes. The headers within a zip file are repeated at its end, and not all of those are read. */
  private static final int ZIP_HEADER_AND_MORE = 256;

  private Path directory;
  private Path original;
  private Path backup;
  private String token = "none yet";

  @BeforeAll
  void backUp(@TempDir Path fresh) throws Exception {
    directory = fresh;
    original = directory.resolve("original");
    try (RunningHub hub = new RunningHub(original)) {
      hub.add("K01");
      token = hub.token();
      backup = hub.backUpTo(directory.resolve("backup.zip"));
      hub.add("K02");
      assertThat(hub.send("GET", "/api/v1/acts", "", token).body()).contains("\"what\":\"backup\"");
    }
    assertThat(original.resolve("backup.unfinished")).doesNotExist();
  }

  @Test
  void restoredHubHoldsWhatTheBackupHoldsAndBeginsANewGenerationOnce() throws Exception {
    Path data = directory.resolve("elsewhere");

    assertThat(restore(backup, data, false).replaced()).isEmpty();

    assertThat(Files.getPosixFilePermissions(data.resolve("operator-token"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    String before = generation(data);
    try (RunningHub hub = new RunningHub(data)) {
      assertThat(hub.token()).isEqualTo(token);
      assertThat(hub.send("GET", "/api/v1/tills", "", token).body()).contains("\"K01\"").doesNotContain("\"K02\"");
    }
    String renewed = generation(data);
    assertThat(renewed).isNotEqualTo(before);
    new RunningHub(data).close();
    assertThat(generation(data)).isEqualTo(renewed);
  }

  @Test
  void fileThatIsNotWholeIsRefusedAndNothingIsTouched() throws Exception {
    byte[] whole = Files.readAllBytes(backup);
    byte[] changed = whole.clone();
    for (int i = whole.length / 2; i < whole.length / 2 + ZIP_HEADER_AND_MORE; i++) {
      changed[i] ^= 1;
    }
    Path data = directory.resolve("untouched");

    requireRefused(written(Arrays.copyOf(whole, whole.length - 10_000)), data);
    requireRefused(written(changed), data);
    requireRefused(written("articles;nothing else".getBytes(StandardCharsets.UTF_8)), data);
    requireRefused(directory.resolve("absent.zip"), data);
  }

  @Test
  void fileWithOtherContentThanItsManifestSaysIsRefused() throws Exception {
    Path data = directory.resolve("untouched too");

    requireRefused(edited(zip -> Files.delete(zip.getPath("operator-token"))), data);
    requireRefused(edited(zip -> Files.writeString(zip.getPath("operator-token"), "f".repeat(64))), data);
    requireRefused(edited(zip -> Files.writeString(zip.getPath("more"), "")), data);
    requireRefused(edited(zip -> Files.writeString(zip.getPath("manifest.json"), "{\"version\":2,\"files\":[]}")), data);
    requireRefused(edited(BackupTest::nameAFileOutside), data);
    requireRefused(edited(BackupTest::forgetTheToken), data);
  }

  @Test
  void hubThatIsThereIsKeptBesideTheRestoredOneAndOnlyWhenAsked() throws Exception {
    assertThatThrownBy(() -> restore(backup, original, false)).hasMessageContaining(original + " holds a hub's data already").hasMessageContaining("--replace");

    Path replaced = restore(backup, original, true).replaced().orElseThrow();

    assertThat(replaced).isDirectoryContaining("glob:**/database").isDirectoryContaining("glob:**/broker").isDirectoryContaining("glob:**/operator-token");
    assertThat(tills(replaced)).containsExactly("K01", "K02");
    assertThat(tills(original)).containsExactly("K01");
  }

  @Test
  void runningHubIsNotReplaced() throws Exception {
    Path data = directory.resolve("running");
    try (RunningHub hub = new RunningHub(data)) {
      hub.add("K09");

      assertThatThrownBy(() -> restore(backup, data, true)).hasMessageContaining("a hub runs on " + data);

      assertThat(hub.send("GET", "/api/v1/tills", "", hub.token()).body()).contains("\"K09\"");
    }
  }

  @Test
  void hubDoesNotStartOverARestoreThatWasKilledUntilItIsRunAgain() throws Exception {
    Path data = directory.resolve("killed");
    Files.createDirectories(data.resolve("restore.unfinished").resolve("database"));

    assertThatThrownBy(() -> new RunningHub(data).close()).hasMessageContaining("did not come to its end");

    restore(backup, data, false);
    new RunningHub(data).close();
  }

  @Test
  void restoreThatWasKilledOverItsLastStepsIsRunAgainAndKeepsWhatItReplaced() throws Exception {
    Path data = directory.resolve("killed late");
    restore(backup, data, false);
    Files.createDirectories(data.resolve("restore.unfinished"));

    Path replaced = restore(backup, data, false).replaced().orElseThrow();

    assertThat(tills(replaced)).containsExactly("K01");
    assertThat(tills(data)).containsExactly("K01");
    assertThat(data.resolve("restore.unfinished")).doesNotExist();
  }

  @Test
  void restoreThatWasKilledWhileUnpackingLeavesTheHubAsItWas() throws Exception {
    Path data = directory.resolve("killed early");
    restore(backup, data, false);
    Files.createDirectories(data.resolve("restore.unpacked").resolve("database"));

    new RunningHub(data).close();

    assertThatThrownBy(() -> restore(backup, data, false)).hasMessageContaining("--replace");
    restore(backup, data, true);
    assertThat(data.resolve("restore.unpacked")).doesNotExist();
  }

  @Test
  void whatAHubLeftThatWasKilledOverABackupIsGoneAfterItsNextStart() throws Exception {
    Path data = directory.resolve("killed over a backup");
    Path left = Files.createDirectories(data.resolve("backup.unfinished").resolve("database"));
    Files.writeString(left.resolve("service.properties"), "half");

    new RunningHub(data).close();

    assertThat(data.resolve("backup.unfinished")).doesNotExist();
  }

  @Test
  void backupThatWouldLeaveTheBrokerTooLittleRoomIsRefused() throws Exception {
    Path data = Files.createDirectories(directory.resolve("full"));
    try (Database database = Database.open(DatabaseSettings.derby(data.resolve("database")), "db/hub")) {
      Backups backups = new Backups(database, new OperatorActs(database, Clock.systemUTC()), data, Long.MAX_VALUE >> 1, Clock.systemUTC());

      assertThatThrownBy(() -> backups.make(new Operator("anna"), OutputStream::nullOutputStream)).hasMessageContaining("a backup needs").hasMessageContaining("MiB free in " + data);

      assertThat(data.resolve("backup.unfinished")).doesNotExist();
    }
  }

  @Test
  void hubToldToUseAnotherDatabaseThanTheRestoredOneDoesNotStart() throws Exception {
    Path data = directory.resolve("restored");
    restore(backup, data, false);
    DatabaseSettings other = DatabaseSettings.derby(directory.resolve("other"));

    assertThatThrownBy(() -> new RunningHub(data, other).close())
        .hasMessageContaining(data.resolve("database") + " holds a restored database")
        .hasMessageContaining(other.toString());

    assertThat(directory.resolve("other")).doesNotExist();
    new RunningHub(data).close();
  }

  @Test
  void whileABackupIsRestoredNoHubStartsThere() throws Exception {
    Path data = directory.resolve("being restored");
    try (DataDirectoryLock restoring = DataDirectoryLock.take(data)) {
      assertThatThrownBy(() -> new RunningHub(data).close()).hasMessageContaining(data + " is in use by another hub, or by a restore");
      assertThat(restoring).isNotNull();
    }
    assertThat(data.resolve("database")).doesNotExist();
  }

  private interface Edit {
    void apply(FileSystem zip) throws IOException;
  }

  private Path edited(Edit edit) throws IOException {
    Path file = written(Files.readAllBytes(backup));
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      edit.apply(zip);
    }
    return file;
  }

  private static void nameAFileOutside(FileSystem zip) throws IOException {
    Path manifest = zip.getPath("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("operator-token", "../operator-token"));
  }

  private static void forgetTheToken(FileSystem zip) throws IOException {
    Path manifest = zip.getPath("manifest.json");
    ObjectNode content = (ObjectNode) Contract.mapper().readTree(Files.readString(manifest));
    ((ArrayNode) content.get("files")).removeIf(file -> file.get("name").asText().equals("operator-token"));
    Files.writeString(manifest, content.toString());
    Files.delete(zip.getPath("operator-token"));
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(directory, "other", ".zip"), bytes);
  }

  private static void requireRefused(Path file, Path data) {
    assertThatThrownBy(() -> restore(file, data, false)).isInstanceOf(BrokenBackup.class).hasMessageContaining(file.toString());
    assertThat(data).doesNotExist();
  }

  private static Restore.Restored restore(Path file, Path data, boolean replace) throws IOException {
    return new Restore(new BackupFile(file), data, Clock.systemUTC()).run(replace);
  }

  private static List<String> tills(Path data) {
    return texts(data, "SELECT id FROM till ORDER BY id");
  }

  private static String generation(Path data) {
    return texts(data, "SELECT generation FROM feed_generation").get(0);
  }

  private static List<String> texts(Path data, String sql) {
    try (Database database = Database.open(DatabaseSettings.derby(data.resolve("database")), "db/hub")) {
      return database.read(h -> h.createQuery(sql).mapTo(String.class).list());
    }
  }
}
