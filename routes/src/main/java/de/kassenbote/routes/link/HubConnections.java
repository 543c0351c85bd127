package de.kassenbote.routes.link;

import de.kassenbote.broker.HeldTls;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.endpoint.FlowRoute;
import jakarta.jms.ConnectionFactory;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * The TLS connections to the hub's broker that all routes of a till share: one for envelopes, one for hints, which must
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
  private final String held;

  /**
   * @param address {@code host:port}
   * @param tls with the till's certificate, which says who it is; asked for anew with each connection
   */
  public HubConnections(String address, TillId till, Supplier<SSLContext> tls) {
    failure = new LinkFailure(address, till, tls);
    held = HeldTls.hold(tls);
    envelopes = oneConnection(direct(address, held));
    hints = oneConnection(direct(address, held));
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
    HeldTls.release(held);
  }

  private static JmsPoolConnectionFactory oneConnection(ConnectionFactory direct) {
    JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    pool.setConnectionFactory(direct);
    pool.setMaxConnections(1);
    pool.setConnectionIdleTimeout(0);
    pool.setMaxSessionsPerConnection(50);
    return pool;
  }

  private static ActiveMQConnectionFactory direct(String address, String held) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(HeldTls.url(address, held));
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
