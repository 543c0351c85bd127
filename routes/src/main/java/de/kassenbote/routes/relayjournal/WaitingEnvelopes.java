package de.kassenbote.routes.relayjournal;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Enumeration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits in {@code journal.out} when a till starts. */
public final class WaitingEnvelopes {
  private static final Logger log = LoggerFactory.getLogger(WaitingEnvelopes.class);

  private WaitingEnvelopes() {}

  /**
   * The last seq of this till and epoch in the queue; 0 = none, or what waits there cannot be read: then everything
   * unconfirmed is sent again, which is harmless. A till never fails to start because of what is on its road.
   */
  public static long lastSeq(ConnectionFactory connections, TillId till, int epoch) {
    try (JMSContext context = connections.createContext();
        var browser = context.createBrowser(context.createQueue(Queues.JOURNAL_OUT))) {
      long last = 0;
      for (Enumeration<?> waiting = browser.getEnumeration(); waiting.hasMoreElements(); ) {
        Message message = (Message) waiting.nextElement();
        if (till.value().equals(message.getStringProperty(Packed.TILL)) && message.getIntProperty(Packed.EPOCH) == epoch) {
          last = Math.max(last, message.getLongProperty(Packed.TO));
        }
      }
      return last;
    } catch (JMSException | RuntimeException e) {
      log.warn("what waits in {} cannot be read; everything unconfirmed is sent again", Queues.JOURNAL_OUT, e);
      return 0;
    }
  }
}
