package de.kassenbote.routes.relayjournal;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Enumeration;

/** What waits in {@code journal.out} when a till starts. */
public final class WaitingEnvelopes {
  private WaitingEnvelopes() {}

  /** The last seq of this till and epoch in the queue; 0 = none. */
  public static long lastSeq(ConnectionFactory connections, TillId till, int epoch) throws JMSException {
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
    }
  }
}
