package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.broker.HeldTls;
import de.kassenbote.cli.log.LogFile;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.envelope.Sha256;
import de.kassenbote.till.Till;
import de.kassenbote.till.enrolment.Enrolled;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What a hub and a till log, from start to stop, while everything goes through them that must not stand there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogOfBothAppsTest {
  private static final String CONTENT = "Rosinenschnecke";
  private static final String CUSTOMER = "Mustermann";
  private static final String GUESS = "a-wrong-guess";
  private static final String WRONG_SECRET = "WR0NGWR0NGWR0NG0";

  private final HttpClient http = HttpClient.newHttpClient();
  private Path directory;
  private Hub hub;
  private Enrolled k01;
  private String held;
  private String code;
  private String token;
  private String log;

  @BeforeAll
  void runBoth(@TempDir Path temporary) throws Exception {
    directory = temporary;
    LogFile logFile = new LogFile();
    new CommandLine(logFile).setCaseInsensitiveEnumValuesAllowed(true).parseArgs("--log-format", "json");
    Path file = logFile.open(directory, "both", Map.of("site", "test"));
    hub = Hub.start(HubSettings.onLoopback(directory.resolve("hub"), DatabaseSettings.derby(directory.resolve("hub/database")), 0, 0, 0));
    token = Files.readString(directory.resolve("hub/operator-token")).strip();
    importFile("articles", "article;name;price_gross;tax_rate\nB1;" + CONTENT + ";4,30;7\n", 0);
    importFile("customers", "customer;name;group\nC1;Erika " + CUSTOMER + ";regulars\n", 0);
    importFile("customers", "customer;name;group;email\nC2;" + CUSTOMER + ";regulars;no address " + CUSTOMER + "\n;" + CUSTOMER + ";;\n", 1);
    assertThat(atHub("hub", "till", "add", "K01", "--catalog", "standard", "--customer-group", "regulars").exitCode()).isZero();
    try (Till till = EnrolledTill.start(directory.resolve("K01"), "K01", this::atHub)) {
      k01 = Enrolled.in(directory.resolve("K01"));
      held = HeldTls.hold(k01::context);
      code = Files.readString(directory.resolve("K01.code")).strip();
      sell(till);
      sendWhatIsNone();
      knockWithWrongKeys(till);
    } finally {
      hub.close();
    }
    log = Files.readString(file);
  }

  @AfterAll
  void logAsBefore() throws Exception {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    new ContextInitializer(context).autoConfig();
  }

  @Test
  void neitherPayloadsNorSecretsAreLogged() {
    assertThat(log).doesNotContain(CONTENT, CUSTOMER, GUESS, WRONG_SECRET, token, code, EnrolmentCode.parse(code).secret());
    assertThat(log).doesNotContain("PRIVATE KEY", Base64.getEncoder().encodeToString(k01.tls().key().getEncoded()));
  }

  @Test
  void eachLineIsAnObjectOfItsOwn() {
    assertThat(lines()).isNotEmpty().allSatisfy(line -> {
      assertThat(line.path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
      assertThat(line.path("level").asText()).isIn("INFO", "WARN", "ERROR");
      assertThat(line.path("app").asText()).isEqualTo("both");
      assertThat(line.path("site").asText()).isEqualTo("test");
      assertThat(line.path("message").asText()).isNotEmpty();
    });
  }

  @Test
  void whatIsAboutAnEnvelopeNamesTillEpochAndEntries() {
    assertIsAbout(lineWith("record-journal: a message of till K01 steps aside"), 7, 9);
    assertIsAbout(lineWith("arrived damaged"), 3, 4);
  }

  @Test
  void whatFollowsAnEnvelopeIsNotTakenForIt() {
    assertThat(lineWith("stopped, uptime").has("till")).isFalse();
    assertThat(lines()).filteredOn(line -> line.path("thread").asText().equals("imports")).isNotEmpty().noneMatch(line -> line.has("till"));
  }

  @Test
  void nothingFailsWhileBothStop() {
    assertThat(lines().stream().dropWhile(line -> !line.path("message").asText().contains("the till is stopping"))).isNotEmpty().noneMatch(line -> line.has("cause"));
  }

  private static void assertIsAbout(JsonNode line, long first, long last) {
    assertThat(line.path("till").asText()).isEqualTo("K01");
    assertThat(line.path("epoch").isIntegralNumber()).isTrue();
    assertThat(line.path("epoch").asInt()).isEqualTo(1);
    assertThat(line.path("seq").asLong()).isEqualTo(first);
    assertThat(line.path("lastSeq").asLong()).isEqualTo(last);
  }

  private JsonNode lineWith(String words) {
    return lines().stream().filter(line -> line.path("message").asText().contains(words)).findFirst().orElseThrow(() -> new AssertionError(words + " is not in " + log));
  }

  private List<JsonNode> lines() {
    return log.lines().map(line -> Contract.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class)).toList();
  }

  private void importFile(String kind, String content, int exitCode) throws IOException {
    Path file = Files.writeString(directory.resolve(kind + ".csv"), content);
    List<String> catalog = kind.equals("articles") ? List.of("--catalog", "standard") : List.of();
    CommandRun run = atHub(Stream.concat(Stream.of("hub", "import", kind, file.toString()), catalog.stream()).toArray(String[]::new));
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
  }

  private void sell(Till till) throws Exception {
    String url = "http://127.0.0.1:" + till.httpPort();
    await("the till knows the customer").atMost(Duration.ofSeconds(60)).until(() -> answer(url + "/api/v1/customers?q=Erika", "").body().contains(CUSTOMER));
    Path baskets = Files.writeString(directory.resolve("baskets.csv"), "basket,sold_at,article\n1,2026-03-02T09:58:11,B1\n");
    await("the till sells").atMost(Duration.ofSeconds(60)).until(
        () -> CommandRun.of("till", "sell", "--baskets", baskets.toString(), "--record", baskets + ".sold", "--url", url).exitCode() == 0);
    await("the sale is at the hub").atMost(Duration.ofSeconds(60)).until(() -> atHub("hub", "till", "ls", "-o", "json").json().path("tills").path(0).path("receipts").asInt() == 1);
  }

  private void sendWhatIsNone() {
    byte[] body = ("{\"name\": " + CONTENT).getBytes(StandardCharsets.UTF_8);
    try (JMSContext session = connect()) {
      session.createProducer().setProperty("type", "moon-phase").send(session.createQueue(Queues.REQUESTS_IN), CONTENT);
      session.createProducer().setProperty("type", "heartbeat").send(session.createQueue(Queues.REQUESTS_IN), CONTENT);
      session.createProducer().send(session.createQueue(Queues.DEAD_LETTERS_IN), body);
      sendEnvelope(session, body, Sha256.of(body), 7, 9);
      sendEnvelope(session, body, "0".repeat(64), 3, 4);
    }
    await("all are aside").atMost(Duration.ofSeconds(60)).until(() -> atHub("dead-letter", "ls", "-o", "json").json().path("letters").size() == 4);
  }

  private void sendEnvelope(JMSContext session, byte[] body, String sha256, long from, long to) {
    session.createProducer()
        .setProperty(Packed.VERSION, 1).setProperty(Packed.SHA256, sha256).setProperty(Packed.TILL, "K01").setProperty(Packed.EPOCH, 1).setProperty(Packed.FROM, from).setProperty(Packed.TO, to)
        .setProperty(Packed.SCOPE, CONTENT)
        .send(session.createQueue(Queues.journalIn(new TillId("K01"))), body);
  }

  private void knockWithWrongKeys(Till till) throws Exception {
    assertThatThrownBy(() -> connections().createContext("K01", GUESS).close()).isInstanceOf(JMSRuntimeException.class);
    enrolWithAWrongSecret();
    assertThat(answer("http://127.0.0.1:" + hub.httpPort() + "/api/v1/fleet", GUESS).statusCode()).isEqualTo(401);
    HttpRequest sale = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + till.httpPort() + "/api/v1/receipts")).POST(HttpRequest.BodyPublishers.ofString("{\"lines\": " + CONTENT)).build();
    assertThat(http.send(sale, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(400);
  }

  private void enrolWithAWrongSecret() throws IOException {
    EnrolmentCode real = EnrolmentCode.parse(code);
    String wrong = new EnrolmentCode(real.address(), real.authority(), real.id(), WRONG_SECRET).text();
    Path file = Files.writeString(directory.resolve("wrong.code"), wrong);
    CommandRun run = CommandRun.of("till", "enrol", "--code-file", file.toString(), "--data", directory.resolve("wrong").toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("this code is not known here").doesNotContain(WRONG_SECRET);
  }

  private HttpResponse<String> answer(String url, String bearer) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + bearer).build(), HttpResponse.BodyHandlers.ofString());
  }

  private JMSContext connect() {
    return connections().createContext();
  }

  private ActiveMQConnectionFactory connections() {
    ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(HeldTls.url(k01.assignment().address(), held));
    connections.setReconnectAttempts(0);
    return connections;
  }

  private CommandRun atHub(String... arguments) {
    Stream<String> where = Stream.of("--data", directory.resolve("hub").toString(), "--http-port", String.valueOf(hub.httpPort()));
    return CommandRun.of(Stream.concat(Stream.of(arguments), where).toArray(String[]::new));
  }
}
