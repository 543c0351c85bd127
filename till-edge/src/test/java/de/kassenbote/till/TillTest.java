package de.kassenbote.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.till.enrolment.Enrolled;
import de.kassenbote.till.enrolment.EnrolledDirectory;
import de.kassenbote.till.journal.DerbyJournal;
import de.kassenbote.till.sale.Asked;
import de.kassenbote.till.sale.ListedArticles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The till as a whole, with nobody at the hub's address: starting, refusing to start. */
class TillTest {
  private static final TillId K07 = new TillId("K07");

  @TempDir private Path directory;
  private TillRunSettings settings;

  @BeforeEach
  void enrol() throws Exception {
    TillSettings inForce =
        new TillSettings(
            1, new TreeSet<>(), List.of(new NumberRange(Receipt.TYPE, "K07-R", 6, 1, 999)), List.of("cash"), "EUR", ZoneId.of("Europe/Berlin"));
    settings = new TillRunSettings(directory.resolve("data"), null, 0);
    EnrolledDirectory.write(settings.data(), new Assignment(Contract.VERSION, "127.0.0.1:1", K07, 1, inForce));
  }

  @Test
  void startsWithoutTheHubAndSaysHowItIs() throws Exception {
    try (Till till = Till.start(settings)) {
      JsonNode status = status(till);
      assertThat(status.path("till").asText()).isEqualTo("K07");
      assertThat(status.path("link").path("state").asText()).isEqualTo("offline");
      assertThat(status.path("numbersLeft").asLong()).isEqualTo(999);
      assertThat(status.has("conflict")).isFalse();
    }
  }

  @Test
  void isReadyWithoutTheHubAndTellsItsPartsAndFigures() throws Exception {
    try (Till till = Till.start(settings)) {
      await().untilAsserted(() -> assertThat(get(till, "/health/ready").statusCode()).isEqualTo(200));
      JsonNode health = Contract.mapper().readTree(get(till, "/health").body());
      assertThat(health.path("live").asBoolean()).isTrue();
      assertThat(health.path("parts").properties()).extracting(part -> part.getKey() + " " + part.getValue().path("status").asText())
          .containsExactly("database up", "broker up", "routes up", "link down", "disk up");
      assertThat(health.path("parts").path("link").path("detail").asText()).contains("selling goes on", "127.0.0.1:1");

      await().untilAsserted(() -> assertThat(metrics(till)).contains("kassenbote_unsent_entries{till=\"K07\"} 0.0"));
      assertThat(metrics(till))
          .contains(
              "kassenbote_numbers_left{kind=\"receipt\",till=\"K07\"} 999.0",
              "kassenbote_link_up{till=\"K07\"} 0.0",
              "kassenbote_envelopes_waiting{queue=\"journal.out\",till=\"K07\"} 0.0",
              "kassenbote_part_up{part=\"database\",till=\"K07\"} 1.0",
              "camel_route_running{route=\"relay-journal\",till=\"K07\"} 1.0",
              "camel_route_running{route=\"forward-journal\",till=\"K07\"} 0.0")
          .anyMatch(line -> line.startsWith("hikaricp_connections_active{pool=\"database\""))
          .anyMatch(line -> line.startsWith("artemis_message_count{") && line.contains("queue=\"journal.out\""))
          .noneMatch(line -> line.contains("PRIVATE"));
    }
  }

  @Test
  void aTillWhoseBrokerCannotStartSellsAndHasItsBrokerAsSoonAsItCan() throws Exception {
    putTea();
    Path inTheWay = Files.writeString(settings.data().resolve("broker"), "not a directory");
    try (Till till = Till.start(settings)) {
      assertThat(status(till).path("broker").asText()).startsWith("the till's broker does not run since");
      assertThat(brokerPart(till)).isEqualTo("down");
      assertThat(sellTea(till).statusCode()).isEqualTo(201);
      assertThat(status(till).path("unsent").path("count").asLong()).isEqualTo(1);

      Files.delete(inTheWay);
      await().untilAsserted(() -> assertThat(brokerPart(till)).isEqualTo("up"));
      assertThat(sellTea(till).statusCode()).isEqualTo(201);
    }
    try (Database database = Database.open(DatabaseSettings.derby(settings.data().resolve("database")), "db/till")) {
      assertThat(DerbyJournal.open(database, K07, 1).lastSeq()).isEqualTo(2);
    }
  }

  @Test
  void numbersOfTheEnrolmentThatDoNotGoWithTheTillsOwnKeepNobodyFromSelling() throws Exception {
    putTea();
    Assignment told = Enrolled.in(settings.data()).assignment();
    TillSettings s = told.settings();
    List<NumberRange> overlapping = List.of(new NumberRange(Receipt.TYPE, "K07-R", 6, 500, 2_000));
    TillSettings other = new TillSettings(s.revision(), s.scopes(), overlapping, s.paymentMeans(), s.currency(), s.zone());
    try (Till till = Till.start(settings)) {
      assertThat(sellTea(till).statusCode()).isEqualTo(201);
    }
    EnrolledDirectory.write(settings.data(), new Assignment(told.version(), told.address(), told.till(), told.epoch(), other));

    try (Till till = Till.start(settings)) {
      assertThat(sellTea(till).statusCode()).isEqualTo(201);
      assertThat(status(till).path("numbersLeft").asLong()).isEqualTo(997);
    }
  }

  @Test
  void figuresAreRightAfterARestart() throws Exception {
    try (Till till = Till.start(settings)) {
      assertThat(get(till, "/api/v1/status").statusCode()).isEqualTo(200);
    }
    try (Database database = Database.open(DatabaseSettings.derby(settings.data().resolve("database")), "db/till")) {
      DerbyJournal journal = DerbyJournal.open(database, K07, 1);
      Instant tenMinutesAgo = Instant.now().minusSeconds(600);
      for (int i = 0; i < 3; i++) {
        database.useTransaction(tx -> journal.append(tx, "abort", 1, tenMinutesAgo, "{}".getBytes(StandardCharsets.UTF_8)));
      }
      journal.confirm(1);
    }
    try (Till till = Till.start(settings)) {
      await().untilAsserted(() -> assertThat(metrics(till)).contains("kassenbote_unsent_entries{till=\"K07\"} 2.0"));
      assertThat(metrics(till)).contains("kassenbote_journal_last_seq{till=\"K07\"} 3.0", "kassenbote_journal_confirmed_seq{till=\"K07\"} 1.0");
      assertThat(metrics(till))
          .anySatisfy(line -> {
            assertThat(line).startsWith("kassenbote_unsent_oldest_age_seconds{");
            assertThat(Double.parseDouble(line.substring(line.indexOf(' ')))).isBetween(600.0, 700.0);
          });
    }
  }

  @Test
  void directoryThatHoldsNoTillIsNamed() throws Exception {
    Path other = directory.resolve("other");
    assertThatThrownBy(() -> Till.start(new TillRunSettings(other, null, 0))).hasMessage(other + " holds no till yet: enrol this machine first");

    Files.writeString(Files.createDirectories(other.resolve("identity")).resolve("installation.json"), "{\"version\":1}");
    assertThatThrownBy(() -> Till.start(new TillRunSettings(other, null, 0))).hasMessageStartingWith(other.resolve("identity") + " cannot be used: ");
  }

  @Test
  void addressOfTheHubThatIsNoneIsNamed() {
    assertThatThrownBy(() -> Till.start(new TillRunSettings(settings.data(), "hub.example", 0))).hasMessageContaining("must be host:port with a port from 1 to 65535, got 'hub.example'");
  }

  private void putTea() {
    try (Database database = Database.open(DatabaseSettings.derby(settings.data().resolve("database")), "db/till")) {
      String tea = Contract.text(ListedArticles.article("tea", 250, 7));
      database.useTransaction(
          tx -> tx.execute("INSERT INTO article (number, revision, generation, search_text, content) VALUES ('tea', 1, 'G', 'tea', ?)", tea));
    }
  }

  private static HttpResponse<String> sellTea(Till till) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/receipts".formatted(till.httpPort())))
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Contract.write(Asked.aSale().of("1", "tea").paid(250).build())))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static JsonNode status(Till till) throws Exception {
    return Contract.mapper().readTree(get(till, "/api/v1/status").body());
  }

  private static String brokerPart(Till till) throws Exception {
    return Contract.mapper().readTree(get(till, "/health").body()).path("parts").path("broker").path("status").asText();
  }

  private static List<String> metrics(Till till) throws Exception {
    return get(till, "/metrics").body().lines().toList();
  }

  private static HttpResponse<String> get(Till till, String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(till.httpPort(), path))).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
