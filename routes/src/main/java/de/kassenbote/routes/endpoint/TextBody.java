package de.kassenbote.routes.endpoint;

import de.kassenbote.routes.contract.RejectedMessage;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Takes the text out of a JMS message: another kind of message, or more text than any question or answer has, is rejected. */
public final class TextBody implements Processor {
  private static final int MAX_CHARACTERS = 1 << 20;

  private final String wanted;

  /**
   * @param wanted what the messages are, for refusals, such as "a question"
   */
  public TextBody(String wanted) {
    this.wanted = wanted;
  }

  @Override
  public void process(Exchange exchange) throws JMSException {
    Object message = exchange.getMessage().getBody();
    String text = message instanceof TextMessage sent ? sent.getText() : null;
    if (text == null) {
      throw rejected(exchange, message == null ? "none" : message.getClass().getSimpleName());
    }
    if (text.length() > MAX_CHARACTERS) {
      throw rejected(exchange, "one of %d characters".formatted(text.length()));
    }
    exchange.getMessage().setBody(text);
  }

  private RejectedMessage rejected(Exchange exchange, String what) {
    exchange.getMessage().setBody(what);
    return new RejectedMessage("%s is a message of at most %d characters, got %s".formatted(wanted, MAX_CHARACTERS, what));
  }
}
