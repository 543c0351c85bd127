package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.kassenbote.database.RealPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system sees of a hub, with its database there and killed. */
class MonitoredHubTest {
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void aKilledDatabaseIsNamedAtOnceAndTheHubIsReadyAgainByItself() throws Exception {
    try (RealPostgres postgres = RealPostgres.in(directory.resolve("postgres"));
        RunningHub hub = new RunningHub(directory.resolve("hub"), postgres.database())) {
      await().atMost(NOTICED_WITHIN).untilAsserted(() -> assertThat(metrics(hub)).contains("kassenbote_dead_letters{side=\"hub\"} 0.0"));
      await().atMost(NOTICED_WITHIN).untilAsserted(() -> assertThat(get(hub, "/health")).satisfies(MonitoredHubTest::isReady));

      postgres.kill();
      await().atMost(NOTICED_WITHIN).untilAsserted(() -> assertThat(get(hub, "/health").statusCode()).isEqualTo(503));
      assertThat(get(hub, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(hub, "/health").body()).contains("\"database\":{\"status\":\"down\"", "\"broker\":{\"status\":\"up\"");
      await().atMost(NOTICED_WITHIN).untilAsserted(() -> assertThat(metrics(hub)).contains("kassenbote_dead_letters{side=\"hub\"} NaN"));
      assertThat(metrics(hub)).contains("kassenbote_part_up{part=\"database\"} 0.0", "kassenbote_part_up{part=\"routes\"} 1.0");
      long began = System.nanoTime();
      metrics(hub);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).as("a scrape with the database away").isLessThan(Duration.ofSeconds(5));

      postgres.startAgain();
      await().atMost(NOTICED_WITHIN).untilAsserted(() -> assertThat(get(hub, "/health")).satisfies(MonitoredHubTest::isReady));
      await().atMost(NOTICED_WITHIN).untilAsserted(() -> assertThat(metrics(hub)).contains("kassenbote_dead_letters{side=\"hub\"} 0.0"));
    }
  }

  @Test
  void figuresDoNotGrowWithTheTillsAndNeedNoToken() throws Exception {
    try (RunningHub hub = new RunningHub(directory)) {
      await().atMost(NOTICED_WITHIN).untilAsserted(() -> assertThat(get(hub, "/health/ready").statusCode()).isEqualTo(200));
      String token = hub.token();
      int before = metrics(hub).size();
      for (int i = 1; i <= 5; i++) {
        hub.add("K0" + i);
      }
      await()
          .atMost(NOTICED_WITHIN)
          .untilAsserted(() -> assertThat(metrics(hub)).contains("kassenbote_tills{state=\"never-seen\"} 5.0", "kassenbote_tills_parked 0.0"));
      assertThat(metrics(hub))
          .hasSizeLessThan(before + 20)
          .noneMatch(line -> line.contains("K01"))
          .noneMatch(line -> line.contains(token))
          .contains("kassenbote_projection_lag_entries 0.0", "kassenbote_feed_full{feed=\"catalog\"} 0.0", "camel_route_running{route=\"project-entries\"} 1.0")
          .anyMatch(line -> line.startsWith("kassenbote_record_lag_seconds "))
          .anyMatch(line -> line.startsWith("hikaricp_connections_active{pool=\"database\"}"))
          .anyMatch(line -> line.startsWith("artemis_message_count{") && line.contains("queue=\"journal.in.0\""));
    }
  }

  private static void isReady(HttpResponse<String> health) {
    assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
  }

  private static List<String> metrics(RunningHub hub) throws Exception {
    return get(hub, "/metrics").body().lines().toList();
  }

  /** As a monitoring system on this machine asks, without any token. */
  private static HttpResponse<String> get(RunningHub hub, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(hub.httpPort(), path))).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
