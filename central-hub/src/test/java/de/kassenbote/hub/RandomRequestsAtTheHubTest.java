package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.kassenbote.http.RandomRequests;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of requests that make no sense: whoever may not write writes nothing, and nobody gets a fault out of the hub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomRequestsAtTheHubTest {
  private static final long SEED = Long.getLong("kassenbote.seed", ThreadLocalRandom.current().nextLong());
  private static final int COUNT = RandomRequests.COUNT / 8;

  /** What a hub writes by itself: how it is, and when somebody was there. */
  private static final Set<String> BY_ITSELF = Set.of("SAMPLE_MINUTE", "SAMPLE_QUARTER", "WEB_SESSION", "SYNC_LOG", "FEED_MARK", "FEED_SCOPE", "FEED_MEMBER", "TILL_FEED", "TILL_SUBSCRIPTION");

  private Path data;
  private RunningHub hub;
  private Browser admin;
  private Browser viewer;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    data = directory;
    hub = new RunningHub(directory);
    hub.send("POST", "/api/v1/tills", "{\"id\":\"K01\"}", hub.token());
    admin = new Staff(hub).with("anna", "administrator");
    viewer = new Staff(hub).with("vera", "viewer");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void nobodyWritesAnything() throws Exception {
    assertNothingIsWritten(List.of());
  }

  @Test
  void aWrongTokenWritesNothing() throws Exception {
    assertNothingIsWritten(List.of("Authorization: Bearer " + "0".repeat(64)));
  }

  @Test
  void whoeverMayDoEverythingWritesNothingWithoutTheCsrfToken() throws Exception {
    assertNothingIsWritten(List.of("Cookie: " + admin.cookie()));
  }

  @Test
  void aViewerWritesNothing() throws Exception {
    assertNothingIsWritten(List.of("Cookie: " + viewer.cookie(), "X-CSRF-Token: " + viewer.csrf()));
  }

  @Test
  void whoeverMayWriteGetsNoFaultOutOfTheHub() throws Exception {
    RandomRequests requests = new RandomRequests(hub.httpPort(), withoutBackups(), SEED);
    requests.send(COUNT * 4, List.of("Authorization: Bearer " + hub.token()));
    assertThat(requests.faults()).as("seed %d, %s", SEED, requests.statuses()).isEmpty();
    assertThat(requests.statuses()).as("seed %d", SEED).containsKeys(200, 400, 404);
    assertThat(hub.send("GET", "/api/v1/fleet", "", hub.token()).statusCode()).isEqualTo(200);
  }

  private void assertNothingIsWritten(List<String> headers) throws Exception {
    await("what was begun before is through").atMost(Duration.ofMinutes(1)).until(() -> hub.send("GET", "/api/v1/rebuild", "", hub.token()).body().contains("\"state\":\"none\""));
    Map<String, List<String>> before = tables();
    RandomRequests requests = new RandomRequests(hub.httpPort(), withoutLogout(), SEED);
    requests.send(COUNT, headers);
    assertThat(requests.faults()).as("seed %d, %s", SEED, requests.statuses()).isEmpty();
    assertThat(tables()).as("seed %d", SEED).isEqualTo(before);
  }

  /** A backup is not made within a test of thousands of requests. */
  private List<String> withoutBackups() {
    return hub.routes().stream().filter(route -> !route.endsWith("/backups")).toList();
  }

  /** Whoever is out does not try what whoever is in can. */
  private List<String> withoutLogout() {
    return hub.routes().stream().filter(route -> !route.endsWith("/logout")).toList();
  }

  /** Every table with all its rows; the hub and this test have one Derby. */
  private Map<String, List<String>> tables() throws SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:derby:" + data.resolve("database"))) {
      try (ResultSet names = connection.getMetaData().getTables(null, "APP", "%", new String[] {"TABLE"})) {
        while (names.next()) {
          String name = names.getString("TABLE_NAME");
          if (!BY_ITSELF.contains(name)) {
            tables.put(name, rows(connection, name));
          }
        }
      }
    }
    return tables;
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.append(result.getString(i)).append('|');
        }
        rows.add(row.toString());
      }
    }
    rows.sort(null);
    return rows;
  }
}
