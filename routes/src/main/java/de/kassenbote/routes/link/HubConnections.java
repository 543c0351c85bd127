package de.kassenbote.routes.link;

import de.kassenbote.routes.endpoint.FlowRoute;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * The TCP connections to the hub's broker that all routes of a till share: one for envelopes, one for hints, which must
 * not wait behind envelopes on a slow line. A connection that breaks is dropped, never repaired: the supervisor owns
 * retries. A line that is silent for 10 to 20 s counts as broken.
 */
public final class HubConnections implements AutoCloseable {
  private static final long FAILURE_CHECK_MILLIS = 10_000;
  private static final long TTL_MILLIS = 30_000;
  private static final long CALL_TIMEOUT_MILLIS = 15_000;
  private static final int LARGE_MESSAGE_BYTES = 100 << 10;

  private final JmsPoolConnectionFactory envelopes;
  private final JmsPoolConnectionFactory hints;
  private final LinkFailure failure;

  /**
   * @param address {@code host:port}
   */
  public HubConnections(String address, String user, String password) {
    failure = new LinkFailure(address, user);
    envelopes = oneConnection(direct(address, user, password));
    hints = oneConnection(direct(address, user, password));
  }

  /** For {@link FlowRoute#HUB}. */
  public ConnectionFactory envelopes() {
    return envelopes;
  }

  /** For {@link FlowRoute#HUB_HINTS}. */
  public ConnectionFactory hints() {
    return hints;
  }

  /** Explains what went wrong on the way to this hub. */
  LinkFailure failure() {
    return failure;
  }

  /** Breaks whatever is open; blocked calls fail at once. */
  void drop() {
    envelopes.clear();
    hints.clear();
  }

  @Override
  public void close() {
    envelopes.stop();
    hints.stop();
  }

  private static JmsPoolConnectionFactory oneConnection(ConnectionFactory direct) {
    JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    pool.setConnectionFactory(direct);
    pool.setMaxConnections(1);
    pool.setConnectionIdleTimeout(0);
    pool.setMaxSessionsPerConnection(50);
    return pool;
  }

  private static ActiveMQConnectionFactory direct(String address, String user, String password) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://" + address, user, password);
    factory.setReconnectAttempts(0);
    factory.setInitialConnectAttempts(1);
    factory.setClientFailureCheckPeriod(FAILURE_CHECK_MILLIS);
    factory.setConnectionTTL(TTL_MILLIS);
    factory.setCallTimeout(CALL_TIMEOUT_MILLIS);
    factory.setBlockOnDurableSend(true);
    factory.setBlockOnAcknowledge(true);
    factory.setBlockOnNonDurableSend(false);
    factory.setMinLargeMessageSize(LARGE_MESSAGE_BYTES);
    factory.setUseTopologyForLoadBalancing(false);
    factory.setDeserializationDenyList("*");
    return factory;
  }
}
