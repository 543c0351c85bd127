package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TillBrokerTest {
  private static SharedBroker shared;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void open(@TempDir Path data) {
    broker = EmbeddedBroker.till(TillBrokerSettings.in(data));
    shared = new SharedBroker(broker);
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
  void runsWithTheDeclaredQueuesOnly() {
    assertThat(broker.isRunning()).isTrue();
    assertThat(broker.state()).isEqualTo(BrokerState.RUNNING);
    assertThat(broker.queues().queueDepths()).containsOnlyKeys("dead-letters", "expired", "feeds.in", "journal.out");
  }

  @Test
  void severalBrokersLiveInOneProcessAndNoneOpensAnother(@TempDir Path data) {
    try (EmbeddedBroker other = EmbeddedBroker.till(TillBrokerSettings.in(data)); Client client = Client.of(broker)) {
      client.send("journal.out", "for one");
      Client.awaitCount(broker, "journal.out", 1);
      assertThat(other.queues().messageCount("journal.out")).isZero();
      refused(other, broker.internalUser(), broker.internalPassword());
    }
  }

  @Test
  void fifteenRollbacksLoseNothing() {
    try (Client client = Client.transacted(broker)) {
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
    try (Client client = Client.transacted(broker)) {
      client.send("journal.out", "envelope 1").send("journal.out", "envelope 2").context().commit();
      assertThat(client.receive("journal.out")).isEqualTo("envelope 1");
      client.context().rollback();
      assertThat(client.receive("journal.out")).isEqualTo("envelope 1");
      assertThat(client.receive("journal.out")).isEqualTo("envelope 2");
    }
  }

  @Test
  void misspeltQueueIsAnErrorAndIsNotCreated() {
    try (Client client = Client.of(broker)) {
      assertThatThrownBy(() -> client.send("journal.oot", "lost?")).isInstanceOf(JMSRuntimeException.class)
          .hasMessageContaining("journal.oot");
      assertThatThrownBy(() -> client.receive("journal.oot")).isInstanceOf(JMSRuntimeException.class)
          .hasMessageContaining("journal.oot");
      assertThat(broker.queues().exists("journal.oot")).isFalse();
    }
  }

  @Test
  void anotherUserOfTheSameProcessIsRefused() {
    refused(broker, "hub", broker.internalPassword());
    refused(broker, broker.internalUser(), "guessed");
    assertThatThrownBy(() -> new ActiveMQConnectionFactory(broker.vmUrl()).createContext().createTemporaryQueue())
        .isInstanceOf(JMSSecurityRuntimeException.class);
  }

  private static void refused(EmbeddedBroker broker, String user, String password) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.vmUrl(), user, password);
    assertThatThrownBy(factory::createContext).isInstanceOf(JMSSecurityRuntimeException.class);
  }

  @Test
  void objectMessageIsNotDeserialized() {
    try (Client client = Client.of(broker)) {
      Message sent = client.context().createObjectMessage(new ArrayList<String>());
      client.context().createProducer().send(client.context().createQueue("journal.out"), sent);
      Message received = client.message("journal.out");
      assertThatThrownBy(() -> received.getBody(ArrayList.class)).isInstanceOf(JMSException.class);
    }
  }
}
