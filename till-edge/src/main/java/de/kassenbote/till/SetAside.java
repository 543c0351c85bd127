package de.kassenbote.till;

import de.kassenbote.routes.applyfeed.FeedStore;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.envelope.Packed;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the reason why a message is no feed envelope, under the scope that it names; all that name none are one. */
final class SetAside implements Processor {
  private static final Logger log = LoggerFactory.getLogger(SetAside.class);

  private final FeedStore store;

  SetAside(FeedStore store) {
    this.store = store;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    RejectedMessage cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RejectedMessage.class);
    log.warn("{}: a message steps aside: {}", exchange.getFromRouteId(), cause.getMessage());
    store.putAside(String.valueOf(message.getHeader(Packed.SCOPE)), cause, String.valueOf(message.getBody()).getBytes(StandardCharsets.UTF_8));
  }
}
