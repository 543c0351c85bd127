package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HubBrokerTest {
  private static final String K07 = "target = 'K07' OR (target IS NULL AND scope IN ('fair', 'all'))";

  @TempDir Path data;
  private final InternalUser internal = InternalUser.create();

  @Test
  void envelopeOfAFeedReachesTheSubscribedTillsOnly() {
    try (EmbeddedBroker hub = open(); Client client = Client.of(hub)) {
      hub.queues().ensureSubscription("feeds.K07", K07);
      hub.queues().ensureSubscription("feeds.K08", "target = 'K08' OR (target IS NULL AND scope IN ('town'))");
      client.publish("feed.catalog", "prices", scope("fair"));
      assertThat(client.receive("feed.#::feeds.K07")).isEqualTo("prices");
      assertThat(hub.queues().messageCount("feeds.K08")).isZero();
    }
  }

  @Test
  void envelopeForOneTillIsSentToItsQueueAlone() {
    try (EmbeddedBroker hub = open(); Client client = Client.of(hub)) {
      hub.queues().ensureSubscription("feeds.K07", K07);
      hub.queues().ensureSubscription("feeds.K08", K07.replace("K07", "K08"));
      client.publish("feed.settings", "lease", target("K07"));
      Client.awaitCount(hub, "feeds.K07", 1);
      assertThat(hub.queues().messageCount("feeds.K08")).isZero();
    }
  }

  @Test
  void subscriptionAndWhatWaitsInItSurviveReopening() {
    try (EmbeddedBroker hub = open(); Client client = Client.of(hub)) {
      hub.queues().ensureSubscription("feeds.K07", K07);
      client.publish("feed.voucher", "voucher 1", scope("all"));
    }
    try (EmbeddedBroker hub = open(); Client client = Client.of(hub)) {
      hub.queues().ensureSubscription("feeds.K07", K07);
      assertThat(client.receive(BrokerQueues.subscriptionName("feeds.K07"))).isEqualTo("voucher 1");
    }
  }

  /** The trap: the hub has to set every filter again after each start of its broker. */
  @Test
  void changedFilterWorksAtOnceAndIsGoneAfterARestart() {
    try (EmbeddedBroker hub = open(); Client client = Client.of(hub)) {
      hub.queues().ensureSubscription("feeds.K07", "scope = 'old'");
      hub.queues().updateFilter("feeds.K07", "scope = 'new'");
      client.publish("feed.stock", "old", scope("old")).publish("feed.stock", "new", scope("new"));
      assertThat(client.receive("feed.#::feeds.K07")).isEqualTo("new");
      assertThat(hub.queues().messageCount("feeds.K07")).isZero();
    }
    try (EmbeddedBroker hub = open(); Client client = Client.of(hub)) {
      client.publish("feed.stock", "old", scope("old")).publish("feed.stock", "new", scope("new"));
      assertThat(client.receive("feed.#::feeds.K07")).isEqualTo("old");
      hub.queues().ensureSubscription("feeds.K07", "scope = 'new'");
      client.publish("feed.stock", "newer", scope("new"));
      assertThat(client.receive("feed.#::feeds.K07")).isEqualTo("newer");
    }
  }

  @Test
  void parkingRemovesWhatIsNotTargeted() {
    try (EmbeddedBroker hub = open(); Client client = Client.of(hub)) {
      hub.queues().ensureSubscription("feeds.K07", K07);
      client.publish("feed.catalog", "for all", scope("all")).publish("feed.settings", "for one", target("K07"));
      Client.awaitCount(hub, "feeds.K07", 2);
      assertThat(hub.queues().removeMessages("feeds.K07", "target IS NULL")).isEqualTo(1);
      assertThat(client.receive("feed.#::feeds.K07")).isEqualTo("for one");
    }
  }

  @Test
  void deletedSubscriptionCutsItsConsumerOff() {
    try (EmbeddedBroker hub = open(); Client client = Client.of(hub)) {
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
    try (EmbeddedBroker hub = open()) {
      assertThatThrownBy(() -> hub.queues().ensureSubscription("feeds.K07", "scope IN ("))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("feeds.K07");
    }
  }

  @Test
  void fullFeedFailsThePublisherAndNeverPages() {
    HubBrokerSettings small = settings().withFeedMax(1024 * 1024);
    try (EmbeddedBroker hub = EmbeddedBroker.hub(small, internal, new InVmOnlySecurity(internal)); Client client = Client.of(hub)) {
      hub.queues().ensureSubscription("feeds.K07", K07);
      String envelope = "x".repeat(45_000);
      assertThatThrownBy(() -> {
            for (int i = 0; i < 100; i++) {
              client.publish("feed.catalog", envelope, scope("all"));
            }
          })
          .isInstanceOf(JMSRuntimeException.class)
          .hasMessageContaining("Address \"feed.catalog\" is full");
      assertThat(hub.queues().isPaging("feed.catalog")).isFalse();
      assertThat(hub.queues().isFull("feed.catalog")).isTrue();
      assertThat(hub.queues().isFull("feed.stock")).isFalse();
    }
  }

  @Test
  void requestsAreBoundedAndTheSenderNeverWaits() {
    try (EmbeddedBroker hub = open(); Client client = Client.of(hub)) {
      JMSContext context = client.context();
      for (int i = 0; i < 6_000; i++) {
        context.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT).send(context.createQueue("requests.in"), "ping");
      }
      await("all have arrived or were dropped").pollDelay(Duration.ofMillis(200))
          .until(() -> hub.queues().messageCount("requests.in") >= 5_000);
      assertThat(hub.queues().messageCount("requests.in")).isLessThanOrEqualTo(5_001);
    }
  }

  @Test
  void answerWithoutATimeLimitGetsOne() throws JMSException {
    try (EmbeddedBroker hub = open(); Client client = Client.of(hub)) {
      hub.queues().ensureReplyQueue("replies.K07");
      hub.queues().ensureReplyQueue("replies.K07");
      client.send("replies.K07", "answer");
      assertThat(client.message("replies.K07").getJMSExpiration()).isPositive();
    }
  }

  @Test
  void replyQueueIsGoneAfterReopening() {
    try (EmbeddedBroker hub = open()) {
      hub.queues().ensureReplyQueue("replies.K07");
    }
    try (EmbeddedBroker hub = open()) {
      assertThat(hub.queues().exists("replies.K07")).isFalse();
      hub.queues().ensureReplyQueue("replies.K07");
      assertThat(hub.queues().exists("replies.K07")).isTrue();
    }
  }

  @Test
  void partitionHasOneConsumerAtATimeAndFailsOver() {
    try (EmbeddedBroker hub = open(); Client sender = Client.of(hub); Client second = Client.of(hub)) {
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
    try (EmbeddedBroker hub = open()) {
      var tcp = new ActiveMQConnectionFactory("tcp://localhost:" + hub.port(), hub.internalUser(), hub.internalPassword());
      assertThatThrownBy(tcp::createContext).isInstanceOf(JMSSecurityRuntimeException.class);
    }
  }

  @Test
  void messageCarriesItsValidatedSender() throws JMSException {
    try (EmbeddedBroker hub = open(); Client client = Client.of(hub)) {
      Message message = client.send("journal.in.0", "envelope").message("journal.in.0");
      assertThat(message.getStringProperty("JMSXUserID")).isEqualTo(hub.internalUser());
    }
  }

  @Test
  void connectionsOfAValidatedUserAreCut() {
    TillsByPassword security = new TillsByPassword(internal);
    try (EmbeddedBroker hub = EmbeddedBroker.hub(settings(), internal, security);
        Client k07 = Client.of(security.factory(hub, "K07"), Session.AUTO_ACKNOWLEDGE);
        Client k08 = Client.of(security.factory(hub, "K08"), Session.AUTO_ACKNOWLEDGE)) {
      k07.send("journal.in.0", "before");
      k08.send("journal.in.0", "before");
      assertThat(hub.queues().closeConnectionsOfValidatedUser("K07")).isEqualTo(1);
      assertThatThrownBy(() -> k07.send("journal.in.0", "after")).isInstanceOf(JMSRuntimeException.class);
      k08.send("journal.in.0", "after");
      Client.awaitCount(hub, "journal.in.0", 3);
    }
  }

  @Test
  void withoutTlsOnlyALoopbackAddressIsAccepted() {
    assertThatThrownBy(() -> new HubBrokerSettings("hub", data, "0.0.0.0", 61616, null, 10, 1, 1 << 20, 1 << 20))
        .hasMessage("host is 0.0.0.0, allowed is a loopback address, or any address together with TLS");
  }

  private HubBrokerSettings settings() {
    return HubBrokerSettings.onLoopback(data, 0).withMinDiskFree(1);
  }

  private EmbeddedBroker open() {
    return EmbeddedBroker.hub(settings(), internal, new InVmOnlySecurity(internal));
  }

  private static Consumer<Message> scope(String scope) {
    return property("scope", scope);
  }

  private static Consumer<Message> target(String till) {
    return property("target", till);
  }

  private static Consumer<Message> property(String name, String value) {
    return message -> {
      try {
        message.setStringProperty(name, value);
      } catch (JMSException e) {
        throw new AssertionError(e);
      }
    };
  }
}
