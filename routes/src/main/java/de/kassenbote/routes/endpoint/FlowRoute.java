package de.kassenbote.routes.endpoint;

import de.kassenbote.routes.envelope.Packed;
import java.util.stream.Stream;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.builder.endpoint.dsl.JmsEndpointBuilderFactory.JmsEndpointConsumerBuilder;
import org.apache.camel.builder.endpoint.dsl.JmsEndpointBuilderFactory.JmsEndpointProducerBuilder;

/** What every flow's route shares: typed endpoints of the two brokers and the white lists of message properties. */
public abstract class FlowRoute extends EndpointRouteBuilder {
  /** The component of the broker inside the till's process. */
  public static final String TILL = "till";

  /** The component of the hub's broker: over the link at a till, inside the process at the hub. */
  public static final String HUB = "hub";

  /**
   * The hub's broker for small messages that may be lost, over a connection of their own: so they neither belong to the
   * transaction in which a route takes an envelope, nor wait behind envelopes on a slow line.
   */
  public static final String HUB_HINTS = "hub-hints";

  /** The validated user of whoever sent a message; set by the hub's broker, never by the sender. */
  public static final String VALIDATED_USER = "JMSXUserID";

  /** How often a message has been delivered, this time included; set by the broker. */
  public static final String DELIVERIES = "JMSXDeliveryCount";

  /** The route configuration for messages that may be lost: a failure is logged and is nobody's fault. */
  public static final String HINTS = "hints";

  /** The route configuration for what a till put on its road: content that got damaged there is dropped, and sent again. */
  public static final String RELAYED = "relayed";

  /** The route configuration for what a till gets from the hub: content that cannot be processed goes aside. */
  public static final String RECEIVED = "received";

  /** A stop waits for each of the many recorders in turn until it has looked once more. */
  private static final long RECEIVE_MILLIS = 200;

  /** Takes message by message in a local transaction: it is gone from the queue when the route is through, else stays. */
  protected final JmsEndpointConsumerBuilder take(String broker, String queue) {
    return takeHint(broker, queue).transacted(true).advanced().lazyCreateTransactionManager(false).basic();
  }

  /**
   * Takes message by message for a receiver to which a repetition is harmless: when the route is through, the message is
   * acknowledged without waiting for the broker's disk, and may come again after a crash; else it stays.
   */
  protected final JmsEndpointConsumerBuilder takeRepeatable(String broker, String queue) {
    return takeHint(broker, queue).acknowledgementModeName("CLIENT_ACKNOWLEDGE").advanced().receiveTimeout(RECEIVE_MILLIS).basic();
  }

  /** Takes messages whose loss is harmless. A reply address that a sender wrote into a message is never used. */
  protected final JmsEndpointConsumerBuilder takeHint(String broker, String queue) {
    return jms(broker, "queue:" + queue).disableReplyTo(true);
  }

  /** Puts a durable message; returns when it is on the broker's disk. */
  protected final JmsEndpointProducerBuilder put(String broker, String queue) {
    return jms(broker, "queue:" + queue).deliveryPersistent(true);
  }

  /**
   * Puts a message that may be lost. It carries no time limit, which would be a moment by the sender's clock, and a till's clock
   * may be wrong: the hub's broker bounds how many are kept, and how long.
   */
  protected final JmsEndpointProducerBuilder putHint(String broker, String queue) {
    return jms(broker, "queue:" + queue).deliveryPersistent(false);
  }

  /** The properties of an envelope that may pass; everything else a sender put there is dropped. */
  protected static String[] envelopeProperties() {
    return Packed.properties();
  }

  protected static String[] envelopePropertiesAnd(String... more) {
    return Stream.of(Packed.properties(), more).flatMap(Stream::of).toArray(String[]::new);
  }
}
