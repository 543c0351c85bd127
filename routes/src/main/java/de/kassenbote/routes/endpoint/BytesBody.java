package de.kassenbote.routes.endpoint;

import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.envelope.Limits;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Takes the bytes out of a JMS message, whatever a till may have sent: another kind of message, or more bytes than any
 * envelope has, is rejected without being read.
 */
public final class BytesBody implements Processor {
  /** Twice what an envelope may hold before deflating. */
  private static final long MAX_BYTES = 4L * Limits.PLAIN_BYTES;

  private final String wanted;

  /**
   * @param wanted what the messages are, for refusals, such as "a journal envelope"
   */
  public BytesBody(String wanted) {
    this.wanted = wanted;
  }

  @Override
  public void process(Exchange exchange) throws JMSException {
    Object message = exchange.getMessage().getBody();
    if (!(message instanceof BytesMessage bytes)) {
      throw rejected(exchange, message == null ? "none" : message.getClass().getSimpleName());
    }
    if (bytes.getBodyLength() > MAX_BYTES) {
      throw rejected(exchange, "one of %d bytes".formatted(bytes.getBodyLength()));
    }
    byte[] body = new byte[(int) bytes.getBodyLength()];
    bytes.readBytes(body);
    exchange.getMessage().setBody(body);
  }

  /** How many bytes a message holds, whether they were taken out already or not; 0 = it is none of bytes. */
  public static int length(Message message) {
    Object body = message.getBody();
    try {
      return body instanceof BytesMessage bytes
          ? (int) Math.min(bytes.getBodyLength(), Integer.MAX_VALUE)
          : body instanceof byte[] taken ? taken.length : 0;
    } catch (JMSException e) {
      throw new IllegalStateException("a message that cannot be read: " + e.getMessage(), e);
    }
  }

  private RejectedMessage rejected(Exchange exchange, String what) {
    exchange.getMessage().setBody(what);
    return new RejectedMessage("%s is a message of at most %d bytes, got %s".formatted(wanted, MAX_BYTES, what));
  }
}
