package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.kassenbote.hub.journal.TillJournal;
import de.kassenbote.routes.BadMessages.Made;
import de.kassenbote.routes.BadMessages;
import de.kassenbote.routes.contract.AHeartbeat;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.DeadLetterReport;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.link.HubConnections;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub whose inbound queues get what does not belong there, from a till that is let in, a good one behind each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadMessagesAtTheHubTest {
  private static final TillId K01 = new TillId("K01");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int KEPT_OF_A_BODY = 4 << 20;

  private final TillJournal till = new TillJournal("K01", 1);
  private final List<Duration> took = new ArrayList<>();
  private Path data;
  private RunningHub hub;
  private EnrolledTill k02;
  private HubConnections connections;
  private JMSContext session;
  private JMSConsumer replies;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    data = directory;
    hub = new RunningHub(data);
    EnrolledTill k01 = hub.add("K01");
    k02 = hub.add("K02");
    connections = k01.connections();
    session = connections.envelopes().createContext();
    replies = session.createConsumer(session.createQueue(Queues.replies(K01)));
  }

  @AfterAll
  void stop() {
    session.close();
    connections.close();
    hub.close();
  }

  @Test
  void whatIsNoEnvelopeStepsAsideWithinASecondAndTheEnvelopeBehindItIsRecorded() throws Exception {
    Packed good = JournalEnvelopeCodec.pack(new TillJournal("K01", 1).sales(1).everything());
    Map<String, Made> bad = BadMessages.ofBytes(good.headers()).andOfUnknownVersion(Packed.VERSION, good.body()).all();
    for (Map.Entry<String, Made> message : bad.entrySet()) {
      aside("record-journal", message.getKey(), Queues.journalIn(K01), message.getValue());
      isRecorded(sellsOneMore());
    }
    requireAlive();
  }

  @Test
  void damagedEnvelopesAreAskedForAgainAndTheEnvelopeBehindThemIsRecorded() throws Exception {
    long aside = setAside("record-journal");
    for (String name : List.of("the body cut off", "one bit flipped", "another hash")) {
      Packed next = sellsOneMore();
      send(Queues.journalIn(K01), BadMessages.damaged(next.headers(), next.body()).get(name).in(session));
      await(name + " is asked for again").atMost(PATIENCE).until(() -> wanted(till.lastSeq()));
      isRecorded(next);
    }
    assertThat(setAside("record-journal")).isEqualTo(aside);
    requireAlive();
  }

  @Test
  void whatIsNoQuestionStepsAsideWithinASecondAndTheQuestionBehindItIsAnswered() throws Exception {
    Map<String, Object> properties = Map.of(MessageType.PROPERTY, MessageType.HEARTBEAT);
    Map<String, Made> bad = BadMessages.ofText(properties, Contract.text(heartbeat())).all();
    for (Map.Entry<String, Made> message : bad.entrySet()) {
      aside("answer-requests", message.getKey(), Queues.REQUESTS_IN, message.getValue());
      send(Queues.REQUESTS_IN, BadMessages.good(properties, Contract.text(heartbeat())).in(session));
      assertThat(reply(MessageType.HEARTBEAT_ANSWER)).contains("\"hubTime\"");
    }
    requireAlive();
  }

  @Test
  void whatIsNoReportStepsAsideWithinASecondAndTheReportBehindItIsKept() throws Exception {
    int next = 0;
    for (Map.Entry<String, Made> message : BadMessages.ofBytes(Map.of()).all().entrySet()) {
      aside("record-dead-letters", message.getKey(), Queues.DEAD_LETTERS_IN, message.getValue());
      String key = "catalog/standard/" + next++;
      session.createProducer().send(session.createQueue(Queues.DEAD_LETTERS_IN), Contract.write(report(key)));
      await("the report behind " + message.getKey()).atMost(PATIENCE).until(() -> number("SELECT COUNT(*) FROM failed_message WHERE message_key = 'K01/" + key + "'") == 1);
    }
    requireAlive();
  }

  /** A pause of this machine may hold up one of them, but not most. */
  private void requireAlive() throws Exception {
    assertThat(took.stream().sorted().toList().get(took.size() / 2)).as("half of %s", took).isLessThan(Duration.ofSeconds(1));
    assertThat(hub.send("GET", "/health/ready", "", hub.token()).statusCode()).isEqualTo(200);
    assertThat(number("SELECT MAX(LENGTH(body)) FROM failed_message")).as("longest body kept").isLessThanOrEqualTo(KEPT_OF_A_BODY);
    assertThat(BadMessages.file()).doesNotExist();
    try (HubConnections other = k02.connections();
        JMSContext listening = other.hints().createContext()) {
      assertThat(listening.createConsumer(listening.createQueue("replies.K02")).receiveNoWait()).isNull();
    }
  }

  private void aside(String origin, String name, String queue, Made message) throws Exception {
    long before = setAside(origin);
    send(queue, message.in(session));
    long sent = System.nanoTime();
    await(name + " in " + queue + " steps aside").pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> setAside(origin) == before + 1);
    took.add(Duration.ofNanos(System.nanoTime() - sent));
  }

  private void send(String queue, Message message) {
    session.createProducer().send(session.createQueue(queue), message);
  }

  private Packed sellsOneMore() {
    till.sales(1);
    return JournalEnvelopeCodec.pack(till.envelope(till.lastSeq(), till.lastSeq()));
  }

  private void isRecorded(Packed envelope) throws Exception {
    send(Queues.journalIn(K01), BadMessages.good(envelope).in(session));
    long told = 0;
    while (told < till.lastSeq()) {
      told = Contract.read(reply(MessageType.WATERMARK).getBytes(StandardCharsets.UTF_8), Watermark.class).seq();
    }
  }

  private String reply(String type) throws JMSException {
    for (Message reply = replies.receive(PATIENCE.toMillis()); reply != null; reply = replies.receive(PATIENCE.toMillis())) {
      if (type.equals(reply.getStringProperty(MessageType.PROPERTY))) {
        return reply.getBody(String.class);
      }
    }
    throw new AssertionError("no " + type + " came");
  }

  private boolean wanted(long seq) throws SQLException {
    return number("SELECT COUNT(*) FROM journal_wanted WHERE till = 'K01' AND from_seq = " + seq) == 1;
  }

  private long setAside(String origin) throws SQLException {
    return number("SELECT COALESCE(SUM(attempts), 0) FROM failed_message WHERE origin = '" + origin + "'");
  }

  private long number(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:derby:" + data.resolve("database"));
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  private static Heartbeat heartbeat() {
    return AHeartbeat.of(K01).journal(0, 0).sentAt(Instant.now()).build();
  }

  private static DeadLetterReport report(String key) {
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    return new DeadLetterReport(Contract.VERSION, K01, "apply-feed", key, "RejectedMessage", "wrong", "", new byte[] {1}, noon, noon, 1, null);
  }
}
