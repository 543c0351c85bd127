package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.HeartbeatAnswer;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.link.HubConnections;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running hub concludes from heartbeats that come over its broker. */
class HeartbeatAtTheHubTest {
  private static final TillId K01 = new TillId("K01");

  @TempDir private Path data;

  @Test
  void onlyWhatTheRegisteredInstallationHadConfirmedMeansThatTheHubWasRestored() throws Exception {
    try (RunningHub hub = new RunningHub(data)) {
      EnrolledTill file = hub.add("K01");
      String before = generation();

      assertThat(answerTo(file, heartbeat(77, 9)).watermark().epoch()).isEqualTo(77);
      assertThat(generation()).as("another epoch than the registered one").isEqualTo(before);

      assertThat(answerTo(file, heartbeat(1, 9)).confirmedSeq()).isEqualTo(9);
      assertThat(generation()).as("the registered epoch").isNotEqualTo(before);
    }
  }

  private static Heartbeat heartbeat(int epoch, long confirmed) {
    Instant now = Instant.now();
    return new Heartbeat(K01, epoch, "test", now, confirmed, confirmed, 0, 0, "EUR", now, List.of(), List.of(), 0, 0, 99, List.of(), null, null);
  }

  private static HeartbeatAnswer answerTo(EnrolledTill file, Heartbeat heartbeat) throws JMSException {
    try (HubConnections connections = file.connections();
        JMSContext context = connections.hints().createContext()) {
      var replies = context.createConsumer(context.createQueue(Queues.replies(K01)));
      context
          .createProducer()
          .setProperty(MessageType.PROPERTY, MessageType.HEARTBEAT)
          .send(context.createQueue(Queues.REQUESTS_IN), Contract.text(heartbeat));
      String answer = replies.receive(10_000).getBody(String.class);
      return Contract.read(answer.getBytes(StandardCharsets.UTF_8), HeartbeatAnswer.class);
    }
  }

  private String generation() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:derby:" + data.resolve("database"));
        ResultSet row = connection.createStatement().executeQuery("SELECT generation FROM feed_generation")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
