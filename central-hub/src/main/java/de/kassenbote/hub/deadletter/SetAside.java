package de.kassenbote.hub.deadletter;

import static de.kassenbote.routes.endpoint.FlowRoute.VALIDATED_USER;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.envelope.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a rejected message durably; the same message from the same sender is one row, however often it comes. */
final class SetAside implements Processor {
  private static final Logger log = LoggerFactory.getLogger(SetAside.class);

  private final DeadLetters deadLetters;

  SetAside(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public void process(Exchange exchange) {
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    String origin = exchange.getFromRouteId().replaceFirst("-[0-9]+$", "");
    Message message = exchange.getMessage();
    String till = message.getHeader(VALIDATED_USER, String.class);
    byte[] body = bytes(message.getBody());
    String key = new Sha256().field(String.valueOf(till)).raw(body).hex();
    log.warn("{}: a message of till {} steps aside: {}", origin, till, cause.getMessage());
    deadLetters.setAside(Failure.of(origin, key, till, cause, headers(message), body));
  }

  private static String headers(Message message) {
    Map<String, Object> headers = new TreeMap<>();
    message.getHeaders().forEach((name, value) -> headers.put(name, value instanceof Number ? value : String.valueOf(value)));
    return Contract.text(headers);
  }

  /** What is not bytes is kept in its readable form, as evidence. */
  private static byte[] bytes(Object body) {
    return body instanceof byte[] bytes ? bytes : String.valueOf(body).getBytes(StandardCharsets.UTF_8);
  }
}
