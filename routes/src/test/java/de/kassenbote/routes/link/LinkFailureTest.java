package de.kassenbote.routes.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import de.kassenbote.certificates.TestAuthority;
import de.kassenbote.routes.TwoBrokers;
import de.kassenbote.routes.contract.TillId;
import jakarta.jms.JMSException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.ActiveMQConnectionTimedOutException;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkFailureTest {
  private static final TillId K07 = new TillId("K07");
  private static final Supplier<SSLContext> OTHER = () -> new TestAuthority().client("K07");
  private static final LinkFailure HUB = new LinkFailure("hub.example:8461", K07, OTHER);

  @Test
  void portWhereNobodyListensRefusesTheConnection() throws Exception {
    String address = freeAddress();

    assertThat(connecting(address, OTHER)).isEqualTo("cannot reach the hub's broker at %s: connection refused".formatted(address));
  }

  @Test
  void hostThatDoesNotExistIsNamed() {
    assertThat(connecting("no-such-host.invalid:8461", OTHER))
        .isEqualTo("cannot reach the hub's broker at no-such-host.invalid:8461: host 'no-such-host.invalid' is not known");
  }

  @Test
  void hubOfAnotherAuthorityIsToldFromABrokenLine(@TempDir Path directory) throws Exception {
    try (TwoBrokers brokers = new TwoBrokers(directory)) {
      brokers.openHub("K07");

      assertThat(connecting(brokers.hubAddress(), OTHER))
          .startsWith("cannot reach the hub's broker at %s: it does not have the certificate of this till's hub: ".formatted(brokers.hubAddress()));
    }
  }

  @Test
  void refusedCertificateIsToldFromABrokenLine(@TempDir Path directory) throws Exception {
    try (TwoBrokers brokers = new TwoBrokers(directory)) {
      brokers.openHub("K07");

      assertThat(connecting(brokers.hubAddress(), brokers.as(TestAuthority.GONE)))
          .startsWith("cannot reach the hub's broker at %s: it refused this till's certificate".formatted(brokers.hubAddress()));
    }
  }

  @Test
  void brokerThatDoesNotAnswerIsNamed() {
    Exception silent = wrapped(new ActiveMQConnectionTimedOutException("AMQ219013: Timed out waiting to receive cluster topology."));

    assertThat(HUB.onConnecting(silent)).isEqualTo("cannot reach the hub's broker at hub.example:8461: no answer");
  }

  @Test
  void lossOfTheLinkNamesTheAddressAndTheCause() {
    assertThat(HUB.onceConnected(wrapped(new ActiveMQDisconnectedException("AMQ219015: server shutdown"))))
        .isEqualTo("the hub's broker at hub.example:8461 closed the connection");
    assertThat(HUB.onceConnected(wrapped(new ActiveMQConnectionTimedOutException("AMQ219014: nothing came"))))
        .isEqualTo("the line to the hub's broker at hub.example:8461 went silent");
    assertThat(HUB.onceConnected(wrapped(new ActiveMQNotConnectedException("AMQ219006: Channel disconnected"))))
        .isEqualTo("the line to the hub's broker at hub.example:8461 broke: Channel disconnected");
  }

  @Test
  void whateverElseFailsNamesTheAddressToo() {
    assertThat(HUB.onConnecting(new IllegalStateException("a route does not start")))
        .isEqualTo("cannot use the hub's broker at hub.example:8461: a route does not start");
    assertThat(HUB.onConnecting(new IllegalStateException())).endsWith(": IllegalStateException");
  }

  private static String connecting(String address, Supplier<SSLContext> tls) {
    try (HubConnections connections = new HubConnections(address, K07, tls)) {
      return connections.failure().onConnecting(catchThrowable(() -> connections.envelopes().createConnection().start()));
    }
  }

  private static Exception wrapped(Exception cause) {
    JMSException failure = new JMSException("Failed to create session factory");
    failure.initCause(cause);
    return failure;
  }

  private static String freeAddress() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      return "127.0.0.1:" + free.getLocalPort();
    }
  }
}
