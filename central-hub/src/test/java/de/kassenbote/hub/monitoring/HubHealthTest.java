package de.kassenbote.hub.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.TillBrokerSettings;
import de.kassenbote.http.monitoring.Health;
import de.kassenbote.http.monitoring.Health.Status;
import de.kassenbote.http.monitoring.Probe;
import de.kassenbote.routes.process.RunningRoutes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub needs all of its parts. Which broker it is makes no difference here; it is a real one. */
class HubHealthTest {
  @TempDir private Path data;

  @Test
  void withAllPartsItIsReady() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.till(TillBrokerSettings.in(data.resolve("broker")))) {
      assertThat(report(broker).ready()).isTrue();
    }
  }

  @Test
  void withoutItsBrokerOnlyANewStartHelps() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.till(TillBrokerSettings.in(data.resolve("broker")));
    broker.close();
    assertThat(report(broker).live()).isFalse();
    assertThat(report(broker).parts().get("broker").status()).isEqualTo(Status.down);
  }

  @Test
  void withoutRoomItIsLiveAndNotReady() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.till(TillBrokerSettings.in(data.resolve("broker")).withMinDiskFree(1L << 60))) {
      assertThat(report(broker).live()).isTrue();
      assertThat(report(broker).ready()).isFalse();
      assertThat(report(broker).parts().get("disk").detail()).contains("MiB free: too little");
    }
  }

  private Health.Report report(EmbeddedBroker broker) throws Exception {
    Probe database = new Probe("the database", () -> {}, Duration.ofSeconds(5), Clock.systemUTC());
    database.run();
    try (RunningRoutes routes = RunningRoutes.start("none", Map.of(), List.of(), new SimpleMeterRegistry())) {
      return HubHealth.of(database, broker, routes, data).report();
    }
  }
}
