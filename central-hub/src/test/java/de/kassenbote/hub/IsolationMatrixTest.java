package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.kassenbote.broker.HeldTls;
import de.kassenbote.certificates.CertificateAuthority;
import de.kassenbote.certificates.CertificateRequest;
import de.kassenbote.certificates.Fingerprint;
import de.kassenbote.certificates.Identity;
import de.kassenbote.certificates.KeyPairs;
import de.kassenbote.certificates.TestAuthority;
import de.kassenbote.certificates.Tls;
import de.kassenbote.routes.envelope.Queues;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Till A against every address and queue that there is at the hub's real broker, those of till B among them, with everything that a core
 * client can ask for: of all that only what TillPermissions lists is allowed. And whoever has no certificate that counts does not get in at all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationMatrixTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(15);

  private RunningHub hub;
  private EnrolledTill a;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    hub = new RunningHub(data);
    a = hub.add("A1");
    hub.add("B1");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void ofAllThatATillCanAskTheBrokerForOnlyItsOwnIsAllowed() throws Exception {
    Set<String> allowed = new TreeSet<>();
    int tried = 0;
    try (ServerLocator locator = ActiveMQClient.createServerLocator(HeldTls.url("127.0.0.1:" + hub.brokerPort(), HeldTls.hold(() -> Tls.client(a.identity()))));
        ClientSessionFactory factory = locator.createSessionFactory()) {
      for (String queue : queues()) {
        for (Ask ask : Ask.values()) {
          tried++;
          if (isAllowed(factory, ask, queue)) {
            allowed.add(ask + " " + queue);
          }
        }
      }
    }

    String own = Queues.journalIn(a.till());
    assertThat(tried).isGreaterThan(150);
    assertThat(allowed)
        .containsExactlyInAnyOrder(
            "SEND " + own,
            "SEND " + Queues.fullyQualified(own, own),
            "SEND " + Queues.DEAD_LETTERS_IN,
            "SEND " + Queues.fullyQualified(Queues.DEAD_LETTERS_IN, Queues.DEAD_LETTERS_IN),
            "SEND " + Queues.REQUESTS_IN,
            "SEND " + Queues.fullyQualified(Queues.REQUESTS_IN, Queues.REQUESTS_IN),
            "CONSUME feeds.A1",
            "CONSUME feed.#::feeds.A1",
            "CONSUME feed.catalog::feeds.A1",
            "CONSUME replies.A1",
            "CONSUME replies.A1::replies.A1");
  }

  @Test
  void whoeverHasNoCertificateThatCountsDoesNotGetIn() throws Exception {
    EnrolledTill gone = hub.add("G1");
    hub.send("POST", "/api/v1/tills/G1/unbind", "", hub.token());
    TestAuthority foreign = new TestAuthority();
    CertificateAuthority namesake = new CertificateAuthority(CertificateAuthority.create("Kassenbote hub", Clock.systemUTC()), Clock.systemUTC());
    KeyPair keys = KeyPairs.forTls();
    var forged = namesake.client("A1", 1, CertificateRequest.forTls(CertificateRequest.of(keys)), Duration.ofDays(1)).get(0);

    refused(Tls.client(Fingerprint.of(a.identity().authority())), "no certificate");
    refused(foreign.client("A1"), "another authority, its hub is not ours");
    refused(Tls.client(new Identity(keys.getPrivate(), List.of(forged, a.identity().authority()))), "another authority of the same name");
    refused(Tls.client(gone.identity()), "a till that was unbound");
  }

  @Test
  void openConsumerAndProducerOfAWithdrawnTillStopWithinFifteenSeconds() throws Exception {
    List<String> steps = List.of("lock", "unbind", "replace", "retire");
    for (String step : steps) {
      String id = "W" + steps.indexOf(step);
      EnrolledTill till = hub.add(id);
      CompletableFuture<JMSException> closed = new CompletableFuture<>();
      try (JMSContext open = till.connect(hub.brokerPort())) {
        open.setExceptionListener(closed::complete);
        var consumer = open.createConsumer(open.createQueue(Queues.fullyQualified(Queues.FEEDS, Queues.feeds(till.till()))));
        var producer = open.createProducer();
        assertThat(hub.send("POST", "/api/v1/tills/%s/%s".formatted(id, step), "", hub.token()).statusCode()).as(step).isBetween(200, 201);

        await(step + " closes the connection").atMost(AT_ONCE).until(closed::isDone);
        assertThatThrownBy(() -> producer.send(open.createQueue(Queues.REQUESTS_IN), "{}")).as(step).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> consumer.receive(1)).as(step).isInstanceOf(JMSRuntimeException.class);
      }
      refused(Tls.client(till.identity()), step);
    }
  }

  private enum Ask {
    SEND,
    CONSUME,
    BROWSE,
    CREATE_QUEUE,
    CREATE_TEMPORARY_QUEUE,
    DELETE_QUEUE,
    CREATE_ADDRESS,
    MANAGE
  }

  /** Addresses, queues and both together, as far as they are named in the hub's broker. */
  private List<String> queues() {
    List<String> names = new ArrayList<>(List.of("activemq.management", "activemq.notifications", "#", "feed.#", "made.up"));
    List<String> plain = new ArrayList<>(List.of("requests.in", "dead-letters.in", "dead-letters", "expired"));
    for (int p = 0; p < Queues.PARTITIONS; p++) {
      plain.add("journal.in." + p);
    }
    for (String till : List.of("A1", "B1")) {
      plain.add("replies." + till);
      names.add("feeds." + till);
      names.add("feed.#::feeds." + till);
      names.add("feed.catalog::feeds." + till);
    }
    for (String feed : List.of("catalog", "customer", "supplier", "stock", "settings")) {
      names.add("feed." + feed);
    }
    plain.forEach(name -> names.addAll(List.of(name, name + "::" + name)));
    return names;
  }

  private static boolean isAllowed(ClientSessionFactory factory, Ask ask, String name) throws ActiveMQException {
    try (ClientSession session = factory.createSession(true, true)) {
      run(session, ask, name);
      return true;
    } catch (ActiveMQSecurityException e) {
      return false;
    } catch (ActiveMQException e) {
      return !isRefusal(e);
    }
  }

  /** What does not exist is not given either; anything else would be a fault of this test. */
  private static boolean isRefusal(ActiveMQException e) {
    return switch (e.getType()) {
      case QUEUE_DOES_NOT_EXIST, ADDRESS_DOES_NOT_EXIST, SECURITY_EXCEPTION, INVALID_QUEUE_CONFIGURATION, ADDRESS_EXISTS, QUEUE_EXISTS, NOT_CONNECTED -> true;
      default -> throw new AssertionError(String.valueOf(e.getType()), e);
    };
  }

  private static void run(ClientSession session, Ask ask, String name) throws ActiveMQException {
    session.start();
    switch (ask) {
      case SEND -> {
        try (var producer = session.createProducer(name)) {
          var message = session.createMessage(true);
          message.getBodyBuffer().writeString("{}");
          producer.send(message);
        }
      }
      case CONSUME -> session.createConsumer(name).close();
      case BROWSE -> session.createConsumer(name, true).close();
      case CREATE_QUEUE -> session.createQueue(QueueConfiguration.of("spy").setAddress(name).setRoutingType(RoutingType.MULTICAST));
      case CREATE_TEMPORARY_QUEUE -> session.createQueue(QueueConfiguration.of("spy").setAddress(name).setDurable(false).setTemporary(true));
      case DELETE_QUEUE -> session.deleteQueue(name);
      case CREATE_ADDRESS -> session.createAddress(SimpleString.of(name + ".more"), RoutingType.ANYCAST, false);
      case MANAGE -> {
        try (var producer = session.createProducer("activemq.management")) {
          var message = session.createMessage(true); // the send waits for the answer
          ManagementHelper.putOperationInvocation(message, "queue." + name, "removeAllMessages");
          producer.send(message);
        } catch (ActiveMQException e) {
          throw e;
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  private void refused(SSLContext tls, String who) {
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory(HeldTls.url("127.0.0.1:" + hub.brokerPort(), HeldTls.hold(() -> tls)) + "&reconnectAttempts=0");
    factory.setCallTimeout(2_000);
    assertThatThrownBy(() -> factory.createContext().close()).as(who).isInstanceOf(JMSRuntimeException.class);
  }
}
