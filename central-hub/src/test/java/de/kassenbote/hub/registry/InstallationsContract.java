package de.kassenbote.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What heartbeats bind, and what they do not. */
abstract class InstallationsContract {
  private static final TillId K01 = new TillId("K01");

  private Database database;
  private TillRegistry registry;
  private OperatorActs acts;
  private Installations installations;

  abstract Database database();

  @BeforeEach
  void addATill() {
    database = database();
    registry = new TillRegistry(database, Clock.systemUTC());
    acts = new OperatorActs(database, Clock.systemUTC());
    installations = new Installations(database, registry, acts);
    database.useTransaction(h -> registry.insert(h, K01, TillPassword.random()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theSameIsWrittenOnceAndAnotherVersionOfTheSoftwareAgain() {
    installations.heard(heartbeat(K01, 1, "1"));
    Instant bound = till().boundAt();
    installations.heard(heartbeat(K01, 1, "1"));
    installations.heard(heartbeat(K01, 1, "2"));

    assertThat(till().boundAt()).isEqualTo(bound).isNotNull();
    assertThat(till().software()).isEqualTo("2");
    assertThat(acts.list()).hasSize(1);
  }

  @Test
  void heartbeatThatWasUnderWayWhenTheTillWasUnboundDoesNotBindItAgain() {
    installations.heard(heartbeat(K01, 1, "1"));
    database.useTransaction(h -> registry.free(h, K01));

    installations.heard(heartbeat(K01, 1, "1"));
    installations.heard(heartbeat(K01, 1, "2"));

    assertThat(till().bound()).isFalse();
    assertThat(till().software()).isNull();
  }

  @Test
  void lockedTillIsBoundByItsFirstHeartbeatAfterTheRelease() {
    database.useTransaction(h -> registry.stage(h, K01, TillStage.LOCKED));
    installations.heard(heartbeat(K01, 1, "1"));
    assertThat(till().bound()).isFalse();

    database.useTransaction(h -> registry.stage(h, K01, TillStage.RELEASED));
    installations.heard(heartbeat(K01, 1, "1"));

    assertThat(till().bound()).isTrue();
  }

  @Test
  void nextInstallationBindsAnewAndTheOneBeforeDoesNot() {
    installations.heard(heartbeat(K01, 1, "1"));
    database.useTransaction(
        h -> {
          registry.free(h, K01);
          registry.begin(h, K01, TillPassword.random());
        });

    installations.heard(heartbeat(K01, 1, "2"));
    assertThat(till().bound()).isFalse();
    installations.heard(heartbeat(K01, 2, "2"));

    assertThat(till().bound()).isTrue();
    assertThat(till().epoch()).isEqualTo(2);
  }

  @Test
  void tillThatTheHubDoesNotKnowChangesNothing() {
    installations.heard(heartbeat(new TillId("K99"), 1, "1"));

    assertThat(registry.all()).hasSize(1);
    assertThat(acts.list()).isEmpty();
  }

  private TillRow till() {
    return registry.find(K01).orElseThrow();
  }

  private static Heartbeat heartbeat(TillId till, int epoch, String software) {
    Instant now = Instant.now();
    return new Heartbeat(till, epoch, software, now, 0, 0, 0, 0, "EUR", now, List.of(), List.of(), 0, 0, 99, List.of(), null, null);
  }
}
