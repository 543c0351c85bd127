package de.kassenbote.till.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.broker.BrokerException;
import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.QueueDepth;
import de.kassenbote.broker.TillBrokerSettings;
import de.kassenbote.http.monitoring.Health.Status;
import de.kassenbote.http.monitoring.Health;
import de.kassenbote.http.monitoring.Probe;
import de.kassenbote.routes.link.LinkStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till must sell: only its database decides whether it is ready. The broker is a real one. */
class TillHealthTest {
  private static final LinkStatus OFFLINE = new LinkStatus(LinkStatus.State.OFFLINE, Instant.EPOCH, null, "the hub does not answer");

  @TempDir private Path data;
  private boolean databaseAnswers = true;

  @Test
  void withoutBrokerRoutesAndLinkItIsReady() {
    EmbeddedBroker broker = EmbeddedBroker.till(TillBrokerSettings.in(data.resolve("broker")));
    broker.close();

    Health.Report report = report(broker);
    assertThat(report.ready()).isTrue();
    assertThat(report.live()).isTrue();
    assertThat(report.parts()).allSatisfy((name, part) -> assertThat(part.status()).isEqualTo(downIf(!Set.of("database", "disk").contains(name))));
    assertThat(report.parts().get("routes").detail()).isEqualTo("none runs without the broker");
  }

  @Test
  void withAFullDiskItIsReadyWhileItsDatabaseHasRoom() {
    try (EmbeddedBroker broker = EmbeddedBroker.till(TillBrokerSettings.in(data.resolve("broker")).withMinDiskFree(1L << 60))) {
      Health.Report report = report(broker);
      assertThat(report.ready()).isTrue();
      assertThat(report.parts().get("broker").status()).isEqualTo(Status.up);
      assertThat(report.parts().get("routes").detail()).isEqualTo("not running: relay-journal");
      assertThat(report.parts().get("disk").status()).isEqualTo(Status.down);
      assertThat(report.parts().get("disk").detail()).contains("nothing is sent; selling goes on");
    }
  }

  @Test
  void withoutItsDatabaseItIsLiveAndNotReady() {
    databaseAnswers = false;
    try (EmbeddedBroker broker = EmbeddedBroker.till(TillBrokerSettings.in(data.resolve("broker")))) {
      assertThat(report(broker).ready()).isFalse();
      assertThat(report(broker).live()).isTrue();
    }
  }

  private Health.Report report(EmbeddedBroker broker) {
    Probe database = new Probe("the database", this::look, Duration.ofSeconds(5), Clock.systemUTC());
    database.run();
    return TillHealth.of(database, new RoadOver(broker), data).report();
  }

  private void look() {
    if (!databaseAnswers) {
      throw new IllegalStateException("away");
    }
  }

  private record RoadOver(EmbeddedBroker broker) implements Road {
    @Override
    public boolean isOpen() {
      return broker.isRunning();
    }

    @Override
    public Optional<String> trouble() {
      return broker.failure().map(BrokerException::getMessage);
    }

    @Override
    public boolean isDiskFull() {
      return broker.isDiskFull();
    }

    @Override
    public Map<String, QueueDepth> queueDepths() {
      return broker.queues().queueDepths();
    }

    @Override
    public Set<String> stoppedRoutes() {
      return Set.of("relay-journal");
    }

    @Override
    public LinkStatus link() {
      return OFFLINE;
    }

    @Override
    public Optional<String> conflict() {
      return Optional.empty();
    }
  }

  private static Status downIf(boolean down) {
    return down ? Status.down : Status.up;
  }
}
