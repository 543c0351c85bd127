package de.kassenbote.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.AHeartbeat;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What heartbeats tell of installations. */
abstract class InstallationsContract {
  private static final TillId K01 = new TillId("K01");

  private Database database;
  private TillRegistry registry;
  private Installations installations;

  abstract Database database();

  @BeforeEach
  void addATill() {
    database = database();
    registry = new TillRegistry(database, Clock.systemUTC());
    installations = new Installations(database, registry);
    database.useTransaction(
        h -> {
          registry.insert(h, K01);
          registry.begin(h, K01, "till", "0");
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void versionOfTheSoftwareIsWhatWasToldLast() {
    installations.heard(heartbeat(K01, 1, "1"));
    installations.heard(heartbeat(K01, 1, "1"));
    installations.heard(heartbeat(K01, 1, "2"));

    assertThat(till().software()).isEqualTo("2");
  }

  @Test
  void installationOfBeforeTellsNothingOfThePresentOne() {
    database.useTransaction(
        h -> {
          registry.free(h, K01);
          registry.begin(h, K01, "tablet", "3");
        });

    installations.heard(heartbeat(K01, 1, "2"));

    assertThat(till().software()).isEqualTo("3");
    assertThat(till().epoch()).isEqualTo(2);
    assertThat(till().device()).isEqualTo("tablet");
  }

  @Test
  void nextInstallationAfterARestoreHasANumberThatNoneHadThatTheHubForgot() {
    registry.restored();
    registry.restored();
    assertThat(till().epoch()).isEqualTo(1);

    database.useTransaction(
        h -> {
          registry.free(h, K01);
          registry.begin(h, K01, "tablet", "3");
        });
    assertThat(till().epoch()).isEqualTo(102);

    database.useTransaction(
        h -> {
          registry.free(h, K01);
          registry.begin(h, K01, "tablet", "3");
        });
    assertThat(till().epoch()).isEqualTo(103);
  }

  @Test
  void tillThatTheHubDoesNotKnowChangesNothing() {
    installations.heard(heartbeat(new TillId("K99"), 1, "1"));

    assertThat(registry.all()).hasSize(1);
  }

  private TillRow till() {
    return registry.find(K01).orElseThrow();
  }

  private static Heartbeat heartbeat(TillId till, int epoch, String software) {
    return AHeartbeat.of(till).installation(epoch, software).build();
  }
}
