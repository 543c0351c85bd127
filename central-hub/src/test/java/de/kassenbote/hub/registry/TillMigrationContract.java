package de.kassenbote.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.journal.HubDatabases;
import de.kassenbote.hub.numbers.Numbers;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TillId;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub of before has its tills as they were, and each can go on. */
abstract class TillMigrationContract {
  private static final String ADD =
      "INSERT INTO till (id, epoch, password_salt, password_hash, settings_revision, currency, zone, added_at) VALUES (?, 1, 'salt', ?, 4, 'EUR', 'Europe/Vienna', 0)";

  abstract DatabaseSettings settings(Path directory);

  abstract String dialect();

  @Test
  void tillsOfBeforeAreReleasedAndFree(@TempDir Path directory) {
    DatabaseSettings settings = settings(directory);
    asOfBefore(settings);
    try (Database database = HubDatabases.open(settings)) {
      TillRegistry registry = new TillRegistry(database, Clock.systemUTC());

      TillRow heard = registry.find(new TillId("K01")).orElseThrow();
      TillRow neverHeard = registry.find(new TillId("K02")).orElseThrow();

      assertThat(heard.state()).as("it has no certificate yet: it enrols anew").isEqualTo("released and free");
      assertThat(heard.epoch()).isEqualTo(1);
      assertThat(heard.zone()).isEqualTo("Europe/Vienna");
      assertThat(heard.settingsRevision()).isEqualTo(4);
      assertThat(neverHeard.state()).isEqualTo("released and free");
      assertThat(new OperatorActs(database, Clock.systemUTC()).list()).singleElement().satisfies(act -> {
        assertThat(act.what()).isEqualTo("discard");
        assertThat(act.from()).isNull();
        assertThat(act.before()).isNull();
      });
    }
  }

  @Test
  void aTillKeepsAMillionNumbersBeyondThoseThatItUsed(@TempDir Path directory) {
    DatabaseSettings settings = settings(directory);
    asOfBefore(settings);
    try (Database database = HubDatabases.open(settings)) {
      assertThat(usable(database, "K01")).containsExactly(new NumberRange("receipt", "K01-B", 8, 1, 1_000_815));
      assertThat(usable(database, "K02")).containsExactly(new NumberRange("receipt", "K02-B", 8, 1, 1_000_001));
    }
  }

  @Test
  void databaseRefusesWhatNoTillCanBe(@TempDir Path directory) {
    DatabaseSettings settings = settings(directory);
    asOfBefore(settings);
    try (Database database = HubDatabases.open(settings)) {
      refused(database, "UPDATE till SET stage = 'LOST' WHERE id = 'K01'", "till_stage");
      refused(database, "UPDATE till SET branch = 'B01' WHERE id = 'K01'", "till_branch");
      refused(database, "UPDATE till SET stage = 'RETIRED', bound_at = 1 WHERE id = 'K01'", "till_retired_is_free");
    }
  }

  private static List<NumberRange> usable(Database database, String till) {
    return database.read(h -> Numbers.usable(h, new TillId(till)));
  }

  private static void refused(Database database, String update, String constraint) {
    assertThatThrownBy(() -> database.useTransaction(h -> h.execute(update))).satisfies(e -> assertThat(String.valueOf(e.getMessage())).containsIgnoringCase(constraint));
  }

  private void asOfBefore(DatabaseSettings settings) {
    Flyway.configure().dataSource(settings.jdbcUrl(), settings.user(), settings.password()).locations("classpath:db/hub/" + dialect()).target("16").load().migrate();
    Jdbi.create(() -> DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password())).useTransaction(
        h -> {
          h.execute(ADD, "K01", "hash");
          h.execute(ADD, "K02", "hash");
          h.execute("INSERT INTO till_range (till, kind, prefix, width, first_no, last_no) VALUES ('K01', 'receipt', 'K01-B', 8, 1, 99999999)");
          h.execute("INSERT INTO till_range (till, kind, prefix, width, first_no, last_no) VALUES ('K02', 'receipt', 'K02-B', 8, 1, 99999999)");
          for (int seq : new int[] {9, 815}) {
            h.execute("INSERT INTO document_number (till, epoch, seq, document_number) VALUES ('K01', 1, ?, ?)", seq, "K01-B%08d".formatted(seq));
          }
          h.execute("INSERT INTO fleet_contact (till, contacted_at, heartbeat) VALUES ('K01', 1000, '{}')");
          h.execute("INSERT INTO operator_act (acted_at, who, what, parameters, result) VALUES (1, 'anna', 'discard', '{}', 'done')");
        });
  }
}
