package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.backup.HubRollback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub with one till that was copied before an upgrade; afterwards five entries of it were recorded, and a second till added. */
class HubRollbackTest {
  @TempDir Path data;

  @BeforeEach
  void upgradeAndGoOn() throws Exception {
    try (RunningHub hub = new RunningHub(data)) {
      hub.add("K01");
    }
    copy(data.resolve("database"), data.resolve("before-upgrade/20260302-120000-000-schema-18/database"));
    try (RunningHub hub = new RunningHub(data)) {
      hub.add("K02");
    }
    change("INSERT INTO journal_watermark (till, epoch, seq, hash, heard_at) VALUES ('K01', 1, 5, '" + "0".repeat(64) + "', 0)");
  }

  @Test
  void hubPutBackIsARestoredHubAndTheUpgradedOneIsKept() throws Exception {
    String generation = texts(data, "SELECT generation FROM feed_generation").get(0);
    try (RunningHub hub = new RunningHub(data)) {
      assertThat(hub.token()).isNotEmpty();
      assertThatThrownBy(() -> rollBack()).hasMessageContaining("a hub runs on " + data);
    }

    HubRollback.RolledBack done = rollBack();

    assertThat(done.entries()).isEqualTo(5);
    assertThat(done.tills()).isEqualTo(1);
    assertThat(tills(data)).containsExactly("K01");
    assertThat(tills(done.kept().orElseThrow())).containsExactly("K01", "K02");
    new RunningHub(data).close();
    assertThat(texts(data, "SELECT generation FROM feed_generation")).isNotEqualTo(List.of(generation));
  }

  @Test
  void hubThatAloneHoldsEntriesOfAReplacedTillIsLeftAsItIs() {
    change("UPDATE till SET epoch = 2 WHERE id = 'K01'");

    assertThatThrownBy(this::rollBack).hasMessageContaining("5 entries of till K01 were recorded since the upgrade, and it became another machine since");

    assertThat(tills(data)).containsExactly("K01", "K02");
  }

  private HubRollback.RolledBack rollBack() throws IOException {
    assertThat(HubRollback.isHub(data)).isTrue();
    return HubRollback.in(data, Clock.systemUTC()).run();
  }

  private void change(String sql) {
    try (Database database = Database.open(DatabaseSettings.derby(data.resolve("database")), "db/hub")) {
      database.useTransaction(h -> h.execute(sql));
    }
  }

  private static List<String> tills(Path data) {
    return texts(data, "SELECT id FROM till ORDER BY id");
  }

  private static List<String> texts(Path data, String sql) {
    try (Database database = Database.open(DatabaseSettings.derby(data.resolve("database")), "db/hub")) {
      return database.read(h -> h.createQuery(sql).mapTo(String.class).list());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> paths = Files.walk(from)) {
      List<Path> all = paths.toList();
      for (Path path : all) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }
}
