package de.kassenbote.routes;

import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Sha256;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;

/**
 * What may lie in a queue and does not belong there, by name. Each bears properties by which a sender would have it go elsewhere:
 * to another till's replies, or into a file.
 */
public final class BadMessages {
  private static final int HUGE = 20 << 20;

  private final Map<String, Made> messages = new LinkedHashMap<>();
  private final Map<String, Object> properties;

  /** Makes one message in the given session. */
  public interface Made {
    Message in(JMSContext session) throws JMSException;
  }

  private BadMessages(Map<String, Object> properties) {
    this.properties = properties;
    messages.put("nothing", JMSContext::createMessage);
    messages.put("an object", session -> session.createObjectMessage("an object"));
    messages.put("a map", JMSContext::createMapMessage);
    messages.put("a stream", JMSContext::createStreamMessage);
    messages.put("20 MB of bytes", session -> bytes(session, new byte[HUGE]));
    messages.put("20 MB of text", session -> session.createTextMessage("x".repeat(HUGE)));
  }

  /**
   * For a queue of small JSON messages.
   *
   * @param properties of a good one
   */
  public static BadMessages ofText(Map<String, Object> properties, String good) {
    BadMessages bad = new BadMessages(properties);
    bad.messages.put("bytes", session -> bytes(session, good.getBytes(StandardCharsets.UTF_8)));
    bad.messages.put("no JSON", session -> session.createTextMessage("not JSON"));
    bad.messages.put("half of it", session -> session.createTextMessage(good.substring(0, good.length() / 2)));
    return bad;
  }

  /**
   * For a queue of bytes, without what is damaged only.
   *
   * @param properties of a good one
   */
  public static BadMessages ofBytes(Map<String, Object> properties) {
    BadMessages bad = new BadMessages(properties);
    bad.messages.put("text", session -> session.createTextMessage("text"));
    bad.messages.put("no bytes", session -> whole(session, new byte[0]));
    bad.messages.put("bytes that mean nothing", session -> whole(session, new byte[] {1, 2, 3}));
    return bad;
  }

  /** Envelopes that are whole and of no version that is known. */
  public BadMessages andOfUnknownVersion(String property, byte[] body) {
    messages.put("an unknown version", session -> with(whole(session, body), Map.of(property, 99)));
    messages.put("a version that is no number", session -> with(whole(session, body), Map.of(property, "one")));
    return this;
  }

  /** Envelopes whose body is not what was sent. */
  public static Map<String, Made> damaged(Map<String, Object> properties, byte[] body) {
    BadMessages bad = new BadMessages(properties);
    bad.messages.clear();
    bad.messages.put("the body cut off", session -> bytes(session, Arrays.copyOf(body, body.length / 2)));
    bad.messages.put("one bit flipped", session -> bytes(session, flipped(body)));
    bad.messages.put("another hash", session -> with(bytes(session, body), Map.of(Packed.SHA256, "0".repeat(64))));
    return bad.all();
  }

  /** An envelope as it is to be. */
  public static Made good(Packed envelope) {
    return session -> with(bytes(session, envelope.body()), envelope.headers());
  }

  /** A small JSON message as it is to be. */
  public static Made good(Map<String, Object> properties, String json) {
    return session -> with(session.createTextMessage(json), properties);
  }

  /** Name → message. */
  public Map<String, Made> all() {
    Map<String, Made> all = new LinkedHashMap<>();
    messages.forEach((name, made) -> all.put(name, session -> astray(made.in(session))));
    return all;
  }

  /** Where the files would be that the properties name. */
  public static Path file() {
    return Path.of(System.getProperty("java.io.tmpdir"), "kassenbote-astray");
  }

  private Message astray(Message message) throws JMSException {
    Map<String, Object> all = new HashMap<>(properties);
    all.put("CamelJmsDestinationName", "replies.K02");
    all.put("CamelFileName", file().toString());
    all.put("CamelToEndpoint", "file:" + file());
    all.put("CamelSlipEndpoint", "file:" + file());
    all.put("CamelBeanMethodName", "toString");
    all.put("CamelHttpUri", "http://127.0.0.1:1/");
    all.put("JMSXUserID", "K02");
    all.put("_AMQ_VALIDATED_USER", "K02");
    message.setJMSReplyTo(ActiveMQDestination.createQueue("replies.K02"));
    return with(message, all);
  }

  private static Message whole(JMSContext session, byte[] body) throws JMSException {
    return with(bytes(session, body), Map.of(Packed.SHA256, Sha256.of(body)));
  }

  private static Message with(Message message, Map<String, Object> properties) throws JMSException {
    for (Map.Entry<String, Object> property : properties.entrySet()) {
      if (!message.propertyExists(property.getKey())) {
        message.setObjectProperty(property.getKey(), property.getValue());
      }
    }
    return message;
  }

  private static byte[] flipped(byte[] body) {
    byte[] flipped = body.clone();
    flipped[body.length / 2] ^= 1;
    return flipped;
  }

  private static BytesMessage bytes(JMSContext session, byte[] body) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(body);
    return message;
  }
}
