package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.envelope.Queues;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The steps of a till's life, at a whole hub with its broker; each test has tills of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TillLifeContract {
  private static final Duration AT_ONCE = Duration.ofSeconds(15);

  private DatabaseSettings settings;
  private Operated hub;

  abstract DatabaseSettings database(Path directory);

  @BeforeAll
  void start(@TempDir Path data) {
    settings = database(data);
    hub = new Operated(data, settings);
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void tillThatIsOnlyAddedIsLetInWhenItIsReleased() throws Exception {
    hub.post("/tills", "{\"id\":\"A1\",\"name\":\"Theke\",\"released\":false}", 201);
    assertThat(hub.till("A1").path("stage").asText()).isEqualTo("added");
    assertThat(hub.post("/enrolment-codes", "{\"till\":\"A1\"}", 409).path("message").asText())
        .isEqualTo("till A1 is added and free; a machine may become one that is released and free: release it first");

    JsonNode released = hub.step("A1", "release");

    assertThat(released.path("stage").asText()).isEqualTo("released");
    assertThat(released.path("name").asText()).isEqualTo("Theke");
    letIn(hub.enrol("A1"));
  }

  @Test
  void tillThatSaysNothingElseIsReleasedAndFree() throws Exception {
    hub.post("/tills", "{\"id\":\"A2\"}", 201);

    JsonNode till = hub.till("A2");

    assertThat(till.path("stage").asText()).isEqualTo("released");
    assertThat(till.path("bound").asBoolean(true)).isFalse();
    assertThat(till.path("epoch").asInt(-1)).isZero();
    assertThat(till.has("branch") || till.has("boundAt") || till.has("software") || till.has("device")).isFalse();
  }

  @Test
  void lockClosesTheOpenConnectionAndLetsNoneInUntilTheRelease() throws Exception {
    EnrolledTill file = hub.add("{\"id\":\"B1\"}");
    EnrolledTill other = hub.add("{\"id\":\"B2\"}");
    try (JMSContext open = hub.connect(file);
        JMSContext ofTheOther = hub.connect(other)) {
      CompletableFuture<Exception> closed = new CompletableFuture<>();
      CompletableFuture<Exception> neverClosed = new CompletableFuture<>();
      open.setExceptionListener(closed::complete);
      ofTheOther.setExceptionListener(neverClosed::complete);
      send(open);

      hub.step("B1", "lock");

      await("the connection is closed").atMost(AT_ONCE).until(closed::isDone);
      assertThatThrownBy(() -> send(open)).isInstanceOf(JMSRuntimeException.class);
      refusedAtTheBroker(file);
      send(ofTheOther);
      assertThat(neverClosed).isNotDone();
    }
    hub.step("B1", "release");
    letIn(file);
  }

  @Test
  void enrolmentBindsTheTillToItsMachine() throws Exception {
    EnrolledTill file = hub.add("{\"id\":\"C1\"}");
    assertThat(hub.till("C1").path("software").asText()).isEqualTo("test");

    hub.heartbeat(file, 1, "1.2.4", 0);

    JsonNode till = hub.till("C1");
    assertThat(till.path("bound").asBoolean()).isTrue();
    assertThat(till.path("boundAt").asText()).isNotEmpty();
    assertThat(till.path("device").asText()).isEqualTo("tablet-C1");
    assertThat(till.path("software").asText()).isEqualTo("1.2.4");
    List<JsonNode> acts = hub.acts("C1");
    assertThat(acts).extracting(act -> act.path("what").asText()).containsExactly("till-enrol", "code-add", "till-add");
    assertThat(acts.get(0).path("who").asText()).startsWith("code ");
    assertThat(acts.get(0).path("from").asText()).isEqualTo("127.0.0.1");
    assertThat(acts.get(0).path("before").path("bound").asBoolean(true)).isFalse();
    assertThat(acts.get(0).path("after").path("bound").asBoolean()).isTrue();
  }

  @Test
  void anotherInstallationThanTheRegisteredOneTellsNothingOfThisOne() throws Exception {
    EnrolledTill file = hub.add("{\"id\":\"C2\"}");

    hub.heartbeat(file, 7, "1.2.3", 0);

    assertThat(hub.till("C2").path("software").asText()).isEqualTo("test");
  }

  @Test
  void unboundTillsCertificateCountsNoLongerAndTheNextOneIsOfTheNextEpoch() throws Exception {
    EnrolledTill old = hub.add("{\"id\":\"D1\",\"catalogs\":[\"messe\"],\"newCatalogs\":true}");
    hub.heartbeat(old, 1, "1", 3);

    JsonNode free = hub.step("D1", "unbind");
    assertThat(free.path("bound").asBoolean(true)).isFalse();
    assertThat(free.has("software")).isFalse();
    refusedAtTheBroker(old);
    assertThat(hub.acts("D1").get(0).path("parameters").path("unsent").asInt()).isEqualTo(3);

    EnrolledTill next = hub.enrol("D1");
    assertThat(next.epoch()).isEqualTo(2);
    assertThat(next.settings().scopes()).hasToString("[catalog/messe]");
    refusedAtTheBroker(old);
    letIn(next);
  }

  @Test
  void replaceUnbindsAndMakesTheNextCodeInOneStep() throws Exception {
    hub.post("/tills", "{\"id\":\"E1\"}", 201);
    assertThat(hub.refused("E1", "replace")).isEqualTo("till E1 is released and free; only one that is released and bound can be replaced: make a code for one that is free");
    EnrolledTill old = hub.enrol("E1");
    assertThat(hub.post("/enrolment-codes", "{\"till\":\"E1\"}", 409).path("message").asText()).endsWith(": replace or unbind it first");

    EnrolmentCode code = EnrolmentCode.parse(hub.post("/tills/E1/replace", "{\"minutes\":60}", 201).path("code").asText());

    assertThat(hub.till("E1").path("bound").asBoolean(true)).isFalse();
    refusedAtTheBroker(old);
    EnrolledTill next = EnrolledTill.by(code, "E1");
    assertThat(next.epoch()).isEqualTo(2);
    letIn(next);
    List<JsonNode> acts = hub.acts("E1");
    assertThat(acts).extracting(act -> act.path("what").asText()).startsWith("till-enrol", "code-add", "till-replace", "till-enrol");
    assertThat(acts.get(2).path("before").path("bound").asBoolean()).isTrue();
    assertThat(acts.get(2).path("after").path("bound").asBoolean(true)).isFalse();
    assertThat(acts.toString()).doesNotContain(code.secret());
  }

  @Test
  void tillWithUnsentEntriesIsRetiredOnlyByForceAndWithAReason() throws Exception {
    EnrolledTill file = hub.add("{\"id\":\"F1\"}");
    hub.heartbeat(file, 1, "1", 5);

    assertThat(hub.refused("F1", "retire")).isEqualTo("till F1 has 5 entries that are not at the hub: let it send them, or retire it by force and say why");
    hub.post("/tills/F1/retire", "{\"force\":true}", 400);
    assertThat(hub.till("F1").path("stage").asText()).isEqualTo("released");
    letIn(file);

    hub.post("/tills/F1/retire", "{\"force\":true,\"reason\":\"fell into the river\"}", 200);

    refusedAtTheBroker(file);
    JsonNode parameters = hub.acts("F1").get(0).path("parameters");
    assertThat(parameters.path("reason").asText()).isEqualTo("fell into the river");
    assertThat(parameters.path("unsent").asInt()).isEqualTo(5);
  }

  @Test
  void retiredTillIsGoneForGoodAndItsIdIsNeverGivenOutAgain() throws Exception {
    hub.add("{\"id\":\"G1\"}");
    assertThat(hub.get("/fleet").toString()).contains("\"G1\"");

    JsonNode retired = hub.step("G1", "retire");

    assertThat(retired.path("stage").asText()).isEqualTo("retired");
    assertThat(hub.get("/fleet").toString()).doesNotContain("\"G1\"");
    assertThat(hub.post("/tills", "{\"id\":\"G1\"}", 409).path("message").asText()).isEqualTo("till G1 is retired, and its id is never given out again: choose another one");
    for (String step : List.of("release", "lock", "unbind", "replace", "retire")) {
      assertThat(hub.refused("G1", step)).startsWith("till G1 is retired; ");
    }
    assertThat(hub.put("/tills/G1", "{\"name\":\"x\"}", 409).path("message").asText()).isEqualTo("till G1 is retired; it can be changed no longer");
    assertThat(hub.put("/tills/G1/exchange", "{}", 404).path("message").asText()).isEqualTo("there is no till G1 at the hub");
  }

  @Test
  void stepsThatTheStateDoesNotAllowAreRefusedAndChangeNothing() throws Exception {
    hub.post("/tills", "{\"id\":\"H1\",\"released\":false}", 201);
    assertThat(hub.refused("H1", "lock")).isEqualTo("till H1 is added and free; only one that is released can be locked");
    assertThat(hub.refused("H1", "unbind")).isEqualTo("till H1 is added and free; only one that is bound can be unbound");
    hub.step("H1", "release");
    assertThat(hub.refused("H1", "release")).isEqualTo("till H1 is released and free; only one that is added or locked can be released");
    hub.enrol("H1");
    hub.step("H1", "lock");
    assertThat(hub.refused("H1", "lock")).isEqualTo("till H1 is locked and bound; only one that is released can be locked");
    assertThat(hub.refused("H1", "replace")).startsWith("till H1 is locked and bound; only one that is released and bound");
    assertThat(hub.acts("H1")).extracting(act -> act.path("what").asText()).containsExactly("till-lock", "till-enrol", "code-add", "till-release", "till-add");
    assertThat(hub.post("/tills/H9/lock", "", 404).path("message").asText()).isEqualTo("there is no till H9 at the hub");
    hub.post("/tills/h!/lock", "", 400);
  }

  @Test
  void everyStepIsRecordedWithWhoWhenFromWhereBeforeAndAfter() throws Exception {
    hub.post("/tills", "{\"id\":\"I1\"}", 201);
    hub.step("I1", "lock");

    JsonNode lock = hub.acts("I1").get(0);
    JsonNode add = hub.acts("I1").get(1);

    assertThat(lock.path("who").asText()).isEqualTo("local:operator");
    assertThat(lock.path("from").asText()).isEqualTo("127.0.0.1");
    assertThat(lock.path("at").asText()).isNotEmpty();
    assertThat(lock.path("before").path("stage").asText()).isEqualTo("released");
    assertThat(lock.path("after").path("stage").asText()).isEqualTo("locked");
    assertThat(lock.path("result").asText()).isEqualTo("locked till I1");
    assertThat(add.has("before")).isFalse();
    assertThat(add.path("after").path("stage").asText()).isEqualTo("released");
  }

  @Test
  void tillHasTheTimeZoneOfItsBranchAndIsToldWhenThatChanges() throws Exception {
    assertThat(hub.post("/tills", "{\"id\":\"J1\",\"branch\":\"LIS\"}", 400).path("message").asText()).startsWith("there is no branch LIS: ");
    hub.post("/branches", "{\"id\":\"LIS\",\"name\":\"Lisboa\",\"zone\":\"Europe/Lisbon\"}", 201);
    EnrolledTill one = hub.add("{\"id\":\"J1\",\"branch\":\"LIS\"}");
    EnrolledTill elsewhere = hub.add("{\"id\":\"J2\"}");
    assertThat(one.settings().zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
    assertThat(elsewhere.settings().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    await("both settings are published").until(() -> published("J1") && published("J2"));
    long before = version("J1");
    long beforeElsewhere = version("J2");

    JsonNode changed = hub.put("/branches/LIS", "{\"zone\":\"Atlantic/Azores\"}", 200);

    assertThat(changed.path("name").asText()).isEqualTo("Lisboa");
    assertThat(hub.till("J1").path("zone").asText()).isEqualTo("Atlantic/Azores");
    assertThat(hub.till("J1").path("settingsRevision").asLong()).isEqualTo(one.settings().revision() + 1);
    assertThat(hub.till("J2").path("settingsRevision").asLong()).isEqualTo(elsewhere.settings().revision());
    await("its settings are published again").until(() -> version("J1") == before + 1);
    assertThat(version("J2")).isEqualTo(beforeElsewhere);
    hub.put("/branches/LIS", "{\"name\":\"Ponta Delgada\",\"zone\":\"Atlantic/Azores\"}", 200);
    assertThat(hub.till("J1").path("settingsRevision").asLong()).as("no other zone").isEqualTo(one.settings().revision() + 1);
  }

  @Test
  void tillThatMovesToAnotherBranchGetsItsTimeZone() throws Exception {
    hub.post("/branches", "{\"id\":\"MAD\",\"name\":\"Madrid\",\"zone\":\"Europe/Madrid\"}", 201);
    EnrolledTill file = hub.add("{\"id\":\"K1\"}");

    JsonNode moved = hub.put("/tills/K1", "{\"name\":\"Caja\",\"branch\":\"MAD\"}", 200);

    assertThat(moved.path("zone").asText()).isEqualTo("Europe/Madrid");
    assertThat(moved.path("settingsRevision").asLong()).isEqualTo(file.settings().revision() + 1);
    JsonNode act = hub.acts("K1").get(0);
    assertThat(act.path("before").has("branch")).isFalse();
    assertThat(act.path("after").path("branch").asText()).isEqualTo("MAD");
    assertThat(hub.put("/tills/K1", "{\"branch\":\"NIX\"}", 400).path("message").asText()).startsWith("there is no branch NIX: there are ").contains("MAD");
    assertThat(hub.till("K1").path("branch").asText()).isEqualTo("MAD");
  }

  @Test
  void branchesAreListedShownAndRefusedInOneSentence() throws Exception {
    hub.post("/branches", "{\"id\":\"0815\",\"name\":\"Köln, Domplatte\",\"zone\":\"Europe/Berlin\"}", 201);

    assertThat(hub.get("/branches").toString()).contains("{\"id\":\"0815\",\"name\":\"Köln, Domplatte\",\"zone\":\"Europe/Berlin\"}");
    assertThat(hub.get("/branches/0815").path("name").asText()).isEqualTo("Köln, Domplatte");
    assertThat(hub.post("/branches", "{\"id\":\"0815\",\"name\":\"x\",\"zone\":\"Europe/Berlin\"}", 409).path("message").asText()).startsWith("branch 0815 exists already");
    assertThat(hub.post("/branches", "{\"id\":\"b 1\",\"name\":\"x\",\"zone\":\"Europe/Berlin\"}", 400).path("message").asText()).contains("'b 1' is not a branch id: allowed are");
    assertThat(hub.post("/branches", "{\"id\":\"B9\",\"name\":\"x\",\"zone\":\"Mars\"}", 400).path("message").asText()).contains("zone 'Mars' is not known; expected is a name such as Europe/Berlin");
    assertThat(hub.post("/branches", "{\"id\":\"B9\",\"zone\":\"Europe/Berlin\"}", 400).path("message").asText()).contains("name is missing");
    assertThat(hub.put("/branches/0815", "{\"name\":\"\"}", 400).path("message").asText()).contains("a name must have 1 to 100 characters");
    assertThat(hub.put("/branches/B9", "{\"name\":\"x\"}", 404).path("message").asText()).isEqualTo("there is no branch B9 at the hub");
  }

  private boolean published(String till) throws SQLException {
    return version(till) > 0 && number("SELECT COUNT(*) FROM feed_mark WHERE feed = 'settings' AND scope = ?", till) == 0;
  }

  /** Of the till's settings, as the feed has published them last; 0 = not yet. */
  private long version(String till) throws SQLException {
    return number("SELECT version FROM feed_member WHERE feed = 'settings' AND scope = ?", till);
  }

  private long number(String sql, String till) throws SQLException {
    try (Connection connection = DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, till);
      ResultSet row = query.executeQuery();
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private void letIn(EnrolledTill file) {
    assertThatCode(
            () -> {
              try (JMSContext session = hub.connect(file)) {
                send(session);
              }
            })
        .doesNotThrowAnyException();
  }

  private void refusedAtTheBroker(EnrolledTill file) {
    assertThatThrownBy(() -> hub.connect(file).close()).isInstanceOf(JMSRuntimeException.class);
  }

  private static void send(JMSContext session) {
    session.createProducer().setProperty("type", "nothing").send(session.createQueue(Queues.REQUESTS_IN), "{}");
  }
}
