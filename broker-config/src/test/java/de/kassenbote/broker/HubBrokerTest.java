package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HubBrokerTest {
  private static final String K07 = "target = 'K07' OR (target IS NULL AND scope IN ('fair', 'all'))";

  private static final InternalUser INTERNAL = InternalUser.create();
  private static final TillsByCertificate SECURITY = new TillsByCertificate(INTERNAL);

  private static SharedBroker shared;
  private static EmbeddedBroker hub;

  @BeforeAll
  static void open(@TempDir Path data) {
    hub = EmbeddedBroker.hub(HubBrokerSettings.onLoopback(data, 0, SECURITY.tls()).withMinDiskFree(1), INTERNAL, SECURITY);
    shared = new SharedBroker(hub);
  }

  @AfterEach
  void clean() throws Exception {
    shared.clean();
  }

  @AfterAll
  static void close() {
    shared.close();
  }

  @Test
  void envelopeOfAFeedReachesTheSubscribedTillsOnly() {
    try (Client client = Client.of(hub)) {
      hub.queues().ensureSubscription("feeds.K07", K07);
      hub.queues().ensureSubscription("feeds.K08", "target = 'K08' OR (target IS NULL AND scope IN ('town'))");
      client.publish("feed.catalog", "prices", "scope", "fair");
      assertThat(client.receive("feed.#::feeds.K07")).isEqualTo("prices");
      assertThat(hub.queues().messageCount("feeds.K08")).isZero();
    }
  }

  @Test
  void envelopeForOneTillIsSentToItsQueueAlone() {
    try (Client client = Client.of(hub)) {
      hub.queues().ensureSubscription("feeds.K07", K07);
      hub.queues().ensureSubscription("feeds.K08", K07.replace("K07", "K08"));
      client.publish("feed.settings", "lease", "target", "K07");
      Client.awaitCount(hub, "feeds.K07", 1);
      assertThat(hub.queues().messageCount("feeds.K08")).isZero();
    }
  }

  @Test
  void parkingRemovesWhatIsNotTargeted() {
    try (Client client = Client.of(hub)) {
      hub.queues().ensureSubscription("feeds.K07", K07);
      client.publish("feed.catalog", "for all", "scope", "all").publish("feed.settings", "for one", "target", "K07");
      Client.awaitCount(hub, "feeds.K07", 2);
      assertThat(hub.queues().removeMessages("feeds.K07", "target IS NULL")).isEqualTo(1);
      assertThat(client.receive("feed.#::feeds.K07")).isEqualTo("for one");
    }
  }

  @Test
  void deletedSubscriptionCutsItsConsumerOff() {
    try (Client client = Client.of(hub)) {
      hub.queues().ensureSubscription("feeds.K07", K07);
      hub.queues().deleteQueue("feeds.K07");
      hub.queues().deleteQueue("feeds.K07");
      assertThat(hub.queues().exists("feeds.K07")).isFalse();
      assertThatThrownBy(() -> client.receive("feed.#::feeds.K07")).isInstanceOf(JMSRuntimeException.class);
      assertThatThrownBy(() -> hub.queues().messageCount("feeds.K07")).hasMessage("Queue feeds.K07 does not exist");
    }
  }

  @Test
  void brokenFilterIsRefusedWithTheQueuesName() {
    assertThatThrownBy(() -> hub.queues().ensureSubscription("feeds.K07", "scope IN ("))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("feeds.K07");
  }

  @Test
  void requestsAreBoundedAndTheSenderNeverWaits() {
    try (Client client = Client.of(hub)) {
      JMSProducer producer = client.context().createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      Queue requests = client.context().createQueue("requests.in");
      for (int i = 0; i < 6_000; i++) {
        producer.send(requests, "ping");
      }
      client.send("dead-letters.in", "durable"); // on the same line: when it is confirmed all have arrived or were dropped
      await("they are counted").until(() -> hub.queues().messageCount("requests.in") >= 5_000);
      assertThat(hub.queues().messageCount("requests.in")).isLessThanOrEqualTo(5_001);
    }
  }

  @Test
  void answersHaveNoTimeLimitThatATillsClockWouldDecideOnAndTheLatestAreKept() throws JMSException {
    try (Client client = Client.of(hub)) {
      hub.queues().ensureReplyQueue("replies.K07");
      hub.queues().ensureReplyQueue("replies.K07");
      for (int i = 1; i <= 150; i++) {
        client.send("replies.K07", "answer " + i);
      }
      Message oldest = client.message("replies.K07");
      assertThat(oldest.getJMSExpiration()).isZero();
      assertThat(oldest.getBody(String.class)).isEqualTo("answer 51");
    }
  }

  @Test
  void partitionHasOneConsumerAtATimeAndFailsOver() {
    try (Client sender = Client.of(hub); Client second = Client.of(hub)) {
      try (Client first = Client.of(hub)) {
        var taken = first.context().createConsumer(first.context().createQueue("journal.in.2"));
        var waiting = second.context().createConsumer(second.context().createQueue("journal.in.2"));
        sender.send("journal.in.2", "1").send("journal.in.2", "2");
        assertThat(taken.receiveBody(String.class, Client.SOON)).isEqualTo("1"); // who takes the first message has the queue
        assertThat(waiting.receive(Client.NOT)).isNull();
        taken.close();
        assertThat(waiting.receiveBody(String.class, Client.SOON)).isEqualTo("2");
      }
    }
  }

  @Test
  void internalUserIsRefusedOverTcpEvenWithItsPassword() {
    var tcp = new ActiveMQConnectionFactory(SECURITY.url(hub, "K07"), hub.internalUser(), hub.internalPassword());
    assertThatThrownBy(tcp::createContext).isInstanceOf(JMSSecurityRuntimeException.class);
  }

  @Test
  void messageCarriesItsValidatedSender() throws JMSException {
    try (Client client = Client.of(hub)) {
      Message message = client.send("journal.in.0", "envelope").message("journal.in.0");
      assertThat(message.getStringProperty("JMSXUserID")).isEqualTo(hub.internalUser());
    }
  }

  @Test
  void connectionsOfAValidatedUserAreCut() {
    try (Client k07 = Client.of(SECURITY.factory(hub, "K07"), Session.AUTO_ACKNOWLEDGE);
        Client k08 = Client.of(SECURITY.factory(hub, "K08"), Session.AUTO_ACKNOWLEDGE)) {
      k07.send("journal.in.0", "before");
      k08.send("journal.in.0", "before");
      assertThat(hub.queues().closeConnectionsOfValidatedUser("K07")).isEqualTo(1);
      assertThatThrownBy(() -> k07.send("journal.in.0", "after")).isInstanceOf(JMSRuntimeException.class);
      k08.send("journal.in.0", "after");
      Client.awaitCount(hub, "journal.in.0", 3);
    }
  }
}
