package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TillBrokerTest {
  @TempDir Path data;

  @Test
  void messageSurvivesReopening() {
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      client.send("journal.out", "envelope 1");
    }
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      assertThat(client.receive("journal.out")).isEqualTo("envelope 1");
    }
  }

  @Test
  void runsWithTheDeclaredQueuesOnly() {
    try (EmbeddedBroker broker = open()) {
      assertThat(broker.isRunning()).isTrue();
      assertThat(broker.state()).isEqualTo(BrokerState.RUNNING);
      assertThat(broker.queues().queueDepths()).containsOnlyKeys("dead-letters", "expired", "feeds.in", "journal.out");
    }
  }

  @Test
  void closingTwiceIsHarmlessAndReportsNothing() {
    EmbeddedBroker broker = open();
    broker.onStopped(reason -> {
      throw new AssertionError("reported although closed on purpose", reason);
    });
    broker.close();
    broker.close();
    assertThat(broker.state()).isEqualTo(BrokerState.CLOSED);
    assertThat(broker.isRunning()).isFalse();
  }

  @Test
  void severalBrokersLiveInOneProcess() {
    try (EmbeddedBroker one = EmbeddedBroker.till(TillBrokerSettings.in(data.resolve("one")));
        EmbeddedBroker two = EmbeddedBroker.till(TillBrokerSettings.in(data.resolve("two")));
        Client toOne = Client.of(one)) {
      toOne.send("journal.out", "for one");
      Client.awaitCount(one, "journal.out", 1);
      assertThat(two.queues().messageCount("journal.out")).isZero();
    }
  }

  @Test
  void dataDirectoryMayHaveAnyName() throws IOException {
    Path odd = data.resolve("Möwe & <Söhne> 100 %");
    EmbeddedBroker.till(TillBrokerSettings.in(odd)).close();
    try (Stream<Path> files = Files.list(odd)) {
      assertThat(files.map(p -> p.getFileName().toString())).contains("journal", "bindings", "broker.lock");
    }
  }

  @Test
  void fifteenRollbacksLoseNothing() {
    try (EmbeddedBroker broker = open(); Client client = Client.transacted(broker)) {
      client.send("journal.out", "envelope 1").context().commit();
      for (int i = 0; i < 15; i++) {
        assertThat(client.receive("journal.out")).isEqualTo("envelope 1");
        client.context().rollback();
      }
      Client.awaitCount(broker, "journal.out", 1);
      assertThat(broker.queues().messageCount("dead-letters")).isZero();
    }
  }

  @Test
  void rolledBackEnvelopeIsNotOvertaken() {
    try (EmbeddedBroker broker = open(); Client client = Client.transacted(broker)) {
      client.send("journal.out", "envelope 1").send("journal.out", "envelope 2").context().commit();
      assertThat(client.receive("journal.out")).isEqualTo("envelope 1");
      client.context().rollback();
      assertThat(client.receive("journal.out")).isEqualTo("envelope 1");
      assertThat(client.receive("journal.out")).isEqualTo("envelope 2");
    }
  }

  /** Why the roads have a redelivery delay of 0. */
  @Test
  void withARedeliveryDelayItWouldBeOvertaken() {
    BrokerTemplate delayed = new Xml("till-broker.xml").replaceAll("redelivery-delay", "0", "2000").template();
    try (EmbeddedBroker broker = EmbeddedBroker.till(TillBrokerSettings.in(data), delayed);
        Client client = Client.transacted(broker)) {
      client.send("journal.out", "envelope 1").send("journal.out", "envelope 2").context().commit();
      assertThat(client.receive("journal.out")).isEqualTo("envelope 1");
      client.context().rollback();
      assertThat(client.receive("journal.out")).isEqualTo("envelope 2");
    }
  }

  @Test
  void misspeltQueueIsAnErrorAndIsNotCreated() {
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      assertThatThrownBy(() -> client.send("journal.oot", "lost?")).isInstanceOf(JMSRuntimeException.class)
          .hasMessageContaining("journal.oot");
      assertThatThrownBy(() -> client.receive("journal.oot")).isInstanceOf(JMSRuntimeException.class)
          .hasMessageContaining("journal.oot");
      assertThat(broker.queues().exists("journal.oot")).isFalse();
    }
  }

  @Test
  void anotherUserOfTheSameProcessIsRefused() {
    try (EmbeddedBroker broker = open()) {
      refused(broker, "hub", broker.internalPassword());
      refused(broker, broker.internalUser(), "guessed");
      assertThatThrownBy(() -> new ActiveMQConnectionFactory(broker.vmUrl()).createContext().createTemporaryQueue())
          .isInstanceOf(JMSSecurityRuntimeException.class);
    }
  }

  private static void refused(EmbeddedBroker broker, String user, String password) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.vmUrl(), user, password);
    assertThatThrownBy(factory::createContext).isInstanceOf(JMSSecurityRuntimeException.class);
  }

  @Test
  void passwordOfOneBrokerDoesNotOpenAnother() {
    try (EmbeddedBroker one = EmbeddedBroker.till(TillBrokerSettings.in(data.resolve("one")));
        EmbeddedBroker two = EmbeddedBroker.till(TillBrokerSettings.in(data.resolve("two")))) {
      refused(two, one.internalUser(), one.internalPassword());
    }
  }

  @Test
  void objectMessageIsNotDeserialized() {
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      Message sent = client.context().createObjectMessage(new ArrayList<String>());
      client.context().createProducer().send(client.context().createQueue("journal.out"), sent);
      Message received = client.message("journal.out");
      assertThatThrownBy(() -> received.getBody(ArrayList.class)).isInstanceOf(JMSException.class);
    }
  }

  @Test
  void bodyOverTheThresholdIsAFileAndArrivesWhole() throws IOException {
    byte[] body = randomBytes(1_500_000);
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      client.send("journal.out", body);
      assertThat(largeMessages()).isEqualTo(1);
    }
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      assertThat(client.receiveBytes("journal.out")).isEqualTo(body);
    }
  }

  @Test
  void envelopeOfTheLargestSizeIsNoFile() throws IOException {
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      client.send("journal.out", randomBytes(90 * 1024));
      assertThat(largeMessages()).isZero();
    }
  }

  @Test
  void fullDiskFailsTheSenderAtOnce() {
    TillBrokerSettings full = TillBrokerSettings.in(data).withMinDiskFree(Long.MAX_VALUE);
    try (EmbeddedBroker broker = EmbeddedBroker.till(full); Client client = Client.of(broker)) {
      long begun = System.nanoTime();
      assertThatThrownBy(() -> client.send("journal.out", "no room"))
          .isInstanceOf(JMSRuntimeException.class)
          .hasMessageContaining("is full");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
      assertThat(broker.isDiskFull()).isTrue();
      assertThat(broker.isRunning()).isTrue();
    }
  }

  @Test
  void longOutageGoesToTheDiskNotToTheHeap() {
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      byte[] envelope = randomBytes(90 * 1024);
      for (int i = 0; i < 250; i++) {
        client.send("journal.out", envelope);
      }
      assertThat(broker.queues().isPaging("journal.out")).isTrue();
      Client.awaitCount(broker, "journal.out", 250);
    }
  }

  @Test
  void fullFeedQueueFailsTheSenderAndNeverPages() {
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      byte[] envelope = randomBytes(90 * 1024);
      assertThatThrownBy(() -> {
            for (int i = 0; i < 500; i++) {
              client.send("feeds.in", envelope);
            }
          })
          .isInstanceOf(JMSRuntimeException.class)
          .hasMessageContaining("Address \"feeds.in\" is full");
      assertThat(broker.queues().isPaging("feeds.in")).isFalse();
    }
  }

  @Test
  void depthsTellCountsConsumersAndAge() {
    try (EmbeddedBroker broker = open(); Client client = Client.of(broker)) {
      client.send("journal.out", "envelope 1").send("journal.out", "envelope 2");
      client.receive("journal.out");
      Client.awaitCount(broker, "journal.out", 1);
      QueueDepth depth = broker.queues().queueDepths().get("journal.out");
      assertThat(depth.messages()).isEqualTo(1);
      assertThat(depth.in()).isEqualTo(2);
      assertThat(depth.out()).isEqualTo(1);
      assertThat(depth.consumers()).isZero();
      assertThat(depth.oldestAge()).isLessThan(Duration.ofMinutes(1));
    }
  }

  private EmbeddedBroker open() {
    return EmbeddedBroker.till(TillBrokerSettings.in(data));
  }

  private long largeMessages() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("large-messages"))) {
      return files.filter(f -> f.toString().endsWith(".msg")).count();
    }
  }

  private static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    new Random(42).nextBytes(bytes);
    return bytes;
  }
}
