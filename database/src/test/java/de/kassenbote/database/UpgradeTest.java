package de.kassenbote.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that a newer program opens, and its way back. */
class UpgradeTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir private Path data;
  private DatabaseSettings settings;

  @BeforeEach
  void settle() {
    settings = DatabaseSettings.derby(data.resolve("database"));
  }

  @Test
  void databaseIsCopiedBeforeItsSchemaChangesAndPutBackInOneStep() throws Exception {
    soldWith(DatabaseContract.SAMPLE, 7);
    assertThat(data.resolve("before-upgrade")).as("nothing changed").doesNotExist();
    soldWith(DatabaseContract.NEWER, 8);
    assertThatThrownBy(() -> Database.open(settings, DatabaseContract.SAMPLE))
        .hasMessageContaining("has schema version 2, made by a newer Kassenbote; this one knows versions up to 1")
        .hasMessageContaining("kassenbote rollback");
    Files.createDirectory(data.resolve("broker"));

    Rollback rollback = rollback();
    assertThat(rollback.now(UpgradeTest::amount)).isEqualTo(8);
    assertThat(rollback.before(UpgradeTest::amount)).isEqualTo(7);
    Path kept = rollback.run(List.of("broker")).orElseThrow();

    assertThat(reopened(DatabaseContract.SAMPLE)).isEqualTo(7);
    assertThat(names(kept)).containsExactly("broker", "database");
    assertThatThrownBy(this::rollback).hasMessage("there is no copy from before an upgrade in " + data.resolve("before-upgrade"));
  }

  @Test
  void rollbackThatWasKilledIsRunAgainBeforeAnyProgramOpensTheDatabase() throws Exception {
    soldWith(DatabaseContract.SAMPLE, 7);
    soldWith(DatabaseContract.NEWER, 8);
    Path copy = rollback().copy();
    Path mark = Files.writeString(data.resolve("before-upgrade/rollback.unfinished"), copy.getFileName().toString());
    Files.move(data.resolve("database"), data.resolve("killed-here"));
    assertThatThrownBy(() -> Database.open(settings, DatabaseContract.SAMPLE)).hasMessageContaining("did not come to its end: run 'kassenbote rollback --data " + data);

    assertThat(rollback().isDecided()).isTrue();
    assertThat(rollback().run(List.of())).isEmpty();
    assertThat(reopened(DatabaseContract.SAMPLE)).isEqualTo(7);

    Files.writeString(mark, copy.getFileName().toString());
    Files.createDirectories(copy); // killed once more, when all but the mark was done
    rollback().run(List.of());
    assertThat(reopened(DatabaseContract.SAMPLE)).isEqualTo(7);
    assertThat(mark).doesNotExist();
  }

  @Test
  void withoutRoomForTheCopyNothingIsUpgradedAndTheSentenceSaysHowMuchIsNeeded() throws Exception {
    soldWith(DatabaseContract.SAMPLE, 7);
    UpgradeCopies copies = new UpgradeCopies(data.resolve("database"), () -> 1 << 20, Clock.systemUTC());

    assertThatThrownBy(() -> copies.make("1", made -> {})).isInstanceOf(DatabaseProblem.class).hasMessageMatching(".* needs \\d+ MiB, and 1 are free: .*");

    assertThat(data.resolve("before-upgrade")).doesNotExist();
  }

  @Test
  void theLatestTwoCopiesAreKeptAndOneThatWasNotFinishedIsNone() throws Exception {
    Files.createDirectories(data.resolve("database"));
    for (int version = 1; version <= 3; version++) {
      UpgradeCopies copies = at(version);
      copies.make(String.valueOf(version), UpgradeTest::copied);
      copies.upgraded();
    }
    Path unfinished = Files.createDirectories(data.resolve("before-upgrade/unfinished"));

    assertThat(names(data.resolve("before-upgrade"))).containsExactly("20260302-120002-000-schema-2", "20260302-120003-000-schema-3", "unfinished");
    at(4).make("4", UpgradeTest::copied);
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void migrationThatWasKilledHalfWayKeepsTheCopyFromBeforeAndOneThatNeverBeganMakesANewOne() throws Exception {
    Files.createDirectories(data.resolve("database"));
    Path first = at(1).make("7", UpgradeTest::copied);

    assertThat(at(2).make("8", UpgradeTest::copied)).as("half-way").isEqualTo(first);
    Path second = at(3).make("7", UpgradeTest::copied);
    assertThat(second).as("still as before, so there may be sales since").isNotEqualTo(first);
    at(4).upgraded();
    assertThat(at(5).make("8", UpgradeTest::copied)).as("the next upgrade").isNotIn(first, second);
  }

  private UpgradeCopies at(int second) {
    return new UpgradeCopies(data.resolve("database"), () -> Long.MAX_VALUE, Clock.fixed(NOON.plus(Duration.ofSeconds(second)), ZoneOffset.UTC));
  }

  private Rollback rollback() {
    return Rollback.in(data, Clock.systemUTC());
  }

  private void soldWith(String program, int amount) {
    try (Database database = Database.open(settings, program)) {
      database.useTransaction(h -> h.execute("UPDATE sample SET amount = ? WHERE id = 1", amount));
    }
  }

  private int reopened(String program) {
    try (Database database = Database.open(settings, program)) {
      return database.read(UpgradeTest::amount);
    }
  }

  private static int amount(org.jdbi.v3.core.Handle handle) {
    return handle.select("SELECT amount FROM sample WHERE id = 1").mapTo(Integer.class).one();
  }

  private static void copied(Path directory) {
    try {
      Files.createDirectory(directory.resolve("database"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
