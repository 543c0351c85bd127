package de.kassenbote.systemtest.bench;

import de.kassenbote.broker.HeldTls;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.till.enrolment.Enrolled;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** As much of a till as the hub's broker sees of it: its envelopes, over its own connection and with its own certificate. */
final class FleetTill implements AutoCloseable {
  private static final int LARGE_MESSAGE_BYTES = 100 << 10;

  private final MadeUpJournal journal;
  private final String held;
  private final ActiveMQConnectionFactory connections;
  private final JMSContext session;
  private final Queue queue;
  private final JMSProducer producer;

  FleetTill(Enrolled enrolled) {
    Assignment installation = enrolled.assignment();
    SSLContext tls = enrolled.context();
    journal = new MadeUpJournal(installation);
    held = HeldTls.hold(() -> tls);
    connections = new ActiveMQConnectionFactory(HeldTls.url(installation.address(), held));
    connections.setReconnectAttempts(0);
    connections.setBlockOnDurableSend(false); // the commit waits for all of them
    connections.setMinLargeMessageSize(LARGE_MESSAGE_BYTES);
    connections.setUseTopologyForLoadBalancing(false);
    session = connections.createContext(JMSContext.SESSION_TRANSACTED);
    queue = session.createQueue(Queues.journalIn(installation.till()));
    producer = session.createProducer();
  }

  List<JournalEntry> sell(int count) {
    return journal.next(count);
  }

  /** They lie on the hub's disk, but not in its queues before {@link #release}. */
  void send(List<Packed> envelopes) {
    envelopes.forEach(envelope -> producer.send(queue, message(envelope)));
  }

  void release() {
    session.commit();
  }

  @Override
  public void close() {
    session.close();
    connections.close();
    HeldTls.release(held);
  }

  private BytesMessage message(Packed envelope) {
    try {
      BytesMessage message = session.createBytesMessage();
      for (var header : envelope.headers().entrySet()) {
        message.setObjectProperty(header.getKey(), header.getValue());
      }
      message.writeBytes(envelope.body());
      return message;
    } catch (JMSException e) {
      throw new IllegalStateException("cannot make a message of " + envelope, e);
    }
  }
}
