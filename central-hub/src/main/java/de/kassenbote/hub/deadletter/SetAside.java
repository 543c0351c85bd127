package de.kassenbote.hub.deadletter;

import static de.kassenbote.routes.endpoint.FlowRoute.VALIDATED_USER;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.envelope.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a rejected message durably; the same one from the same sender is one row, however often it comes. */
final class SetAside implements Processor {
  private static final Logger log = LoggerFactory.getLogger(SetAside.class);

  /** What a sender wrote is no key unless it looks like a type. */
  private static final Pattern KNOWN_SHAPE = Pattern.compile("[a-z][a-z-]{0,39}");

  private final DeadLetters deadLetters;
  private final BiFunction<@Nullable String, Message, String> key;

  private SetAside(DeadLetters deadLetters, BiFunction<@Nullable String, Message, String> key) {
    this.deadLetters = deadLetters;
    this.key = key;
  }

  /** Each content is a message of its own. */
  static SetAside byContent(DeadLetters deadLetters) {
    return new SetAside(deadLetters, (till, message) -> new Sha256().field(String.valueOf(till)).raw(bytes(message.getBody())).hex());
  }

  /** For what comes every few seconds and is never twice the same: all of one type are one message. */
  static SetAside byType(DeadLetters deadLetters) {
    return new SetAside(
        deadLetters,
        (till, message) -> {
          String type = message.getHeader(MessageType.PROPERTY, String.class);
          return till + "/" + (type != null && KNOWN_SHAPE.matcher(type).matches() ? type : "other");
        });
  }

  @Override
  public void process(Exchange exchange) {
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    String origin = exchange.getFromRouteId().replaceFirst("-[0-9]+$", "");
    Message message = exchange.getMessage();
    String till = message.getHeader(VALIDATED_USER, String.class);
    byte[] body = bytes(message.getBody());
    String letter = key.apply(till, message);
    log.warn("{}: a message of till {} steps aside as dead letter {}: {}", origin, till, letter, cause.getClass().getSimpleName());
    deadLetters.setAside(Failure.of(origin, letter, till, cause, headers(message), body));
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
