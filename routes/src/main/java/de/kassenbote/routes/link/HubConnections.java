package de.kassenbote.routes.link;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * One TCP connection to the hub's broker, shared by all routes of a till. A connection that breaks is dropped, never
 * repaired: the supervisor owns retries. A line that is silent for 10 to 20 s counts as broken.
 */
public final class HubConnections implements AutoCloseable {
  private static final long FAILURE_CHECK_MILLIS = 10_000;
  private static final long TTL_MILLIS = 30_000;
  private static final long CALL_TIMEOUT_MILLIS = 15_000;
  private static final int LARGE_MESSAGE_BYTES = 100 << 10;

  private final JmsPoolConnectionFactory pool;
  private final LinkFailure failure;

  /**
   * @param address {@code host:port}
   */
  public HubConnections(String address, String user, String password) {
    failure = new LinkFailure(address, user);
    pool = new JmsPoolConnectionFactory();
    pool.setConnectionFactory(direct(address, user, password));
    pool.setMaxConnections(1);
    pool.setConnectionIdleTimeout(0);
    pool.setMaxSessionsPerConnection(50);
  }

  public ConnectionFactory factory() {
    return pool;
  }

  /** Explains what went wrong on the way to this hub. */
  LinkFailure failure() {
    return failure;
  }

  /** Breaks whatever is open; blocked calls fail at once. */
  void drop() {
    pool.clear();
  }

  @Override
  public void close() {
    pool.stop();
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
