package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code hub backup} and {@code hub restore}, at a whole hub and at none. */
class BackupCommandTest {
  @TempDir private Path directory;

  @Test
  void backupOfARunningHubIsItsOwnersAloneAndRestoredUnlessItIsTorn() throws Exception {
    Path data = directory.resolve("hub");
    Path nightly = Files.createDirectory(directory.resolve("nightly"));
    DatabaseSettings database = DatabaseSettings.derby(data.resolve("database"));
    try (Hub hub = Hub.start(HubSettings.onLoopback(data, database, 0, 0, 0))) {
      String[] where = {"--data", data.toString(), "--http-port", String.valueOf(hub.httpPort())};
      assertThat(run(where, "hub", "backup", nightly.toString()).exitCode()).isZero();
      Path backup = only(nightly);
      assertThat(backup.getFileName().toString()).matches("hub-[0-9]{8}-[0-9]{6}\\.zip");
      assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
      refused(run(where, "hub", "backup", backup.toString()), 1).contains(backup + " exists already");
      refused(run(where, "hub", "backup", directory.resolve("absent").toString()), 1).contains("absent is no directory");
      assertThat(directory.resolve("absent")).doesNotExist();
      refused(run(new String[] {"--data", data.toString()}, "hub", "restore", "--replace", backup.toString()), 1).contains("a hub runs on " + data);
    }
    Path backup = only(nightly);
    Path other = directory.resolve("other");
    CommandRun restored = CommandRun.of("hub", "restore", backup.toString(), "--data", other.toString());
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    assertThat(restored.out()).contains("kassenbote hub run --data " + other);
    refused(CommandRun.of("hub", "restore", backup.toString(), "--data", other.toString()), 1).contains("--replace");

    Files.write(backup, Arrays.copyOf(Files.readAllBytes(backup), 5_000));
    refused(CommandRun.of("hub", "restore", backup.toString(), "--data", directory.resolve("third").toString()), 1).contains(backup + " is not a whole backup of a hub");
  }

  @Test
  void withoutAHubNothingIsLeftBehind() throws Exception {
    Files.writeString(directory.resolve("operator-token"), "0".repeat(64));
    Path target = directory.resolve("backup.zip");

    refused(CommandRun.of("hub", "backup", target.toString(), "--data", directory.toString(), "--http-port", "1"), 5).contains("no hub answers");

    assertThat(only(directory)).isEqualTo(directory.resolve("operator-token"));
  }

  private static CommandRun run(String[] where, String... arguments) {
    return CommandRun.of(Stream.concat(Stream.of(arguments), Stream.of(where)).toArray(String[]::new));
  }

  private static org.assertj.core.api.AbstractStringAssert<?> refused(CommandRun run, int exitCode) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.err().strip()).doesNotContain("\n").doesNotContain("unexpected fault");
    return assertThat(run.err());
  }

  private static Path only(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }
}
