package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.certificates.CertificateRequest;
import de.kassenbote.certificates.CommonName;
import de.kassenbote.certificates.Identity;
import de.kassenbote.certificates.KeyPairs;
import de.kassenbote.certificates.Pem;
import de.kassenbote.routes.contract.AHeartbeat;
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
import java.security.KeyPair;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  @Test
  void certificateIsRenewedOverTheLineThatThePresentOneOpenedForThePresentInstallationOnly() throws Exception {
    try (RunningHub hub = new RunningHub(data)) {
      EnrolledTill till = hub.add("K01");
      KeyPair keys = KeyPairs.forTls();

      assertThat(answerTo(till, asking(77, keys)).certificates()).isNull();
      assertThat(answerTo(till, heartbeat(1, 0)).certificates()).isNull();
      Identity next = Identity.of(keys, Pem.certificates(String.valueOf(answerTo(till, asking(1, keys)).certificates()), "the answer"));

      assertThat(CommonName.of(next.certificate())).isEqualTo("K01");
      assertThat(answerTo(new EnrolledTill(till.assignment(), next), heartbeat(1, 0)).watermark().epoch()).isEqualTo(1);
      assertThat(answerTo(till, heartbeat(1, 0)).watermark().epoch()).as("the one before counts until it ends").isEqualTo(1);
    }
  }

  private static Heartbeat asking(int epoch, KeyPair keys) {
    return AHeartbeat.of(K01).installation(epoch, "test").journal(0, 0).renewal(CertificateRequest.of(keys)).build();
  }

  private static Heartbeat heartbeat(int epoch, long confirmed) {
    return AHeartbeat.of(K01).installation(epoch, "test").journal(confirmed, confirmed).build();
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
