package de.kassenbote.routes.publishfeed;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection to the hub's broker with durable, blocking sends. For one thread. */
public final class JmsFeedSender implements FeedSender, AutoCloseable {
  private final ConnectionFactory connections;
  private @Nullable JMSContext context;

  public JmsFeedSender(ConnectionFactory connections) {
    this.connections = connections;
  }

  @Override
  public boolean connected() {
    return context != null;
  }

  @Override
  public void connect() {
    close();
    context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
  }

  @Override
  public void toAll(Feed feed, Packed envelope) {
    send(feed.topic(), envelope);
  }

  @Override
  public void toTill(TillId till, Feed feed, Packed envelope) {
    send(Queues.fullyQualified(feed.topic(), Queues.feeds(till)), envelope);
  }

  private void send(String address, Packed envelope) {
    JMSContext open = Objects.requireNonNull(context, "not connected");
    try {
      open.createProducer()
          .setDeliveryMode(DeliveryMode.PERSISTENT)
          .send(open.createTopic(address), message(open, envelope));
    } catch (JMSException e) {
      close();
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static BytesMessage message(JMSContext open, Packed envelope) throws JMSException {
    BytesMessage message = open.createBytesMessage();
    for (Map.Entry<String, Object> header : envelope.headers().entrySet()) {
      message.setObjectProperty(header.getKey(), header.getValue());
    }
    message.writeBytes(envelope.body());
    return message;
  }

  @Override
  public void close() {
    JMSContext open = context;
    context = null;
    if (open != null) {
      open.close();
    }
  }
}
