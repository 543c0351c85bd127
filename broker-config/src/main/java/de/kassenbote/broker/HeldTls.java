package de.kassenbote.broker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextFactory;

/**
 * TLS that this process holds in memory, named to Artemis where it expects the path of a key store: keys and passwords stand in no URL and
 * in no store that Artemis reads. Asked for anew with each connection, so that a renewed certificate is used from then on. Artemis finds this class as a service;
 * TLS that is configured in any other way is refused.
 */
public final class HeldTls implements SSLContextFactory {
  private static final Map<String, Supplier<SSLContext>> HELD = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT = new AtomicLong(1);
  private static final int BEFORE_ALL_OTHERS = 1_000;

  /** For Artemis. */
  public HeldTls() {}

  /**
   * Keeps it until {@link #release}.
   *
   * @return its name
   */
  public static String hold(Supplier<SSLContext> tls) {
    String name = "held-" + NEXT.getAndIncrement();
    HELD.put(name, tls);
    return name;
  }

  public static void release(String name) {
    HELD.remove(name);
  }

  /** What a client's URL says to connect with it, such as {@code tcp://hub:61617?…}. The hub is known by its authority, not by its host name. */
  public static String url(String address, String name) {
    return "tcp://%s?%s=true&%s=%s&%s=false&%s=TLSv1.3"
        .formatted(
            address,
            TransportConstants.SSL_ENABLED_PROP_NAME,
            TransportConstants.KEYSTORE_PATH_PROP_NAME,
            name,
            TransportConstants.VERIFY_HOST_PROP_NAME,
            TransportConstants.ENABLED_PROTOCOLS_PROP_NAME);
  }

  @Override
  public SSLContext getSSLContext(SSLContextConfig config, Map<String, Object> ignored) {
    String name = String.valueOf(config.getKeystorePath());
    Supplier<SSLContext> tls = HELD.get(name);
    if (tls == null) {
      throw new BrokerException("TLS '" + name + "' is not held by this process");
    }
    return tls.get();
  }

  @Override
  public int getPriority() {
    return BEFORE_ALL_OTHERS;
  }
}
