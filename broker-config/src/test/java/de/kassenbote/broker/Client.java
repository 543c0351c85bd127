package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A JMS client of a broker under test: one context, closed with it. */
final class Client implements AutoCloseable {
  static final long SOON = 5_000;
  static final long NOT = 300;

  private final JMSContext context;

  private Client(JMSContext context) {
    this.context = context;
  }

  static Client of(EmbeddedBroker broker) {
    return of(broker.connectionFactory(), Session.AUTO_ACKNOWLEDGE);
  }

  static Client transacted(EmbeddedBroker broker) {
    return of(broker.connectionFactory(), Session.SESSION_TRANSACTED);
  }

  static Client of(ConnectionFactory factory, int mode) {
    return new Client(factory.createContext(mode));
  }

  JMSContext context() {
    return context;
  }

  Client send(String queue, String text) {
    context.createProducer().send(context.createQueue(queue), text);
    return this;
  }

  Client send(String queue, byte[] body) {
    context.createProducer().send(context.createQueue(queue), body);
    return this;
  }

  /** With one property, which the tills' filters look at. */
  Client publish(String topic, String text, String property, String value) {
    context.createProducer().setProperty(property, value).send(context.createTopic(topic), text);
    return this;
  }

  @Nullable String receive(String queue) {
    return receive(queue, SOON);
  }

  @Nullable String receive(String queue, long millis) {
    return take(context.createQueue(queue), millis, String.class);
  }

  byte @Nullable [] receiveBytes(String queue) {
    return take(context.createQueue(queue), SOON, byte[].class);
  }

  @Nullable Message message(String queue) {
    try (JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
      return consumer.receive(SOON);
    }
  }

  private <T> @Nullable T take(Destination from, long millis, Class<T> type) {
    try (JMSConsumer consumer = context.createConsumer(from)) {
      Message message = consumer.receive(millis);
      return message == null ? null : message.getBody(type);
    } catch (JMSException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for it: a confirmed message appears in the count of its queue a moment later. */
  static void awaitCount(EmbeddedBroker broker, String queue, long messages) {
    await(messages + " messages in " + queue).pollDelay(Duration.ZERO)
        .untilAsserted(() -> assertThat(broker.queues().messageCount(queue)).isEqualTo(messages));
  }

  @Override
  public void close() {
    context.close();
  }
}
