package de.kassenbote.broker;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;

/**
 * One broker inside this process. When a factory method returns, the broker runs as its file says, with full durability; when it
 * cannot, the method throws {@link BrokerException} with the real reason and leaves nothing behind. A broker that stops later by
 * itself says so to {@link #onStopped} and never ends the JVM: whoever owns it closes it and may start a new one.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final AtomicInteger NEXT_VM_ID = new AtomicInteger(1);
  private static final String TILLS = "tills";
  private static final long STOP_MILLIS = 15_000;
  private static final long CALL_MILLIS = 15_000;
  private static final int LARGE_MESSAGE_BYTES = 100 * 1024;

  private final EmbeddedActiveMQ embedded = new EmbeddedActiveMQ();
  private final InternalUser internal;
  private final BrokerWatch watch;
  private final DataDirectoryLock lock;
  private final String vmUrl;
  private final BrokerQueues queues;

  private EmbeddedBroker(
      Configuration configuration, InternalUser internal, ActiveMQSecurityManager5 security, int vmId, DataDirectoryLock lock)
      throws Exception {
    this.internal = internal;
    this.lock = lock;
    this.vmUrl = "vm://" + vmId;
    this.watch = new BrokerWatch(configuration.getName());
    embedded.setConfiguration(configuration).setSecurityManager(security).setPropertiesResourcePath(null);
    embedded.createActiveMQServer();
    watch.attach(server());
    server().registerBrokerPlugin(new ReadableMessages());
    this.queues = new BrokerQueues(server(), Clock.systemUTC());
  }

  /** Starts the broker of a till. */
  public static EmbeddedBroker till(TillBrokerSettings settings) {
    return till(settings, BrokerTemplate.resource("till-broker.xml"));
  }

  static EmbeddedBroker till(TillBrokerSettings settings, BrokerTemplate template) {
    InternalUser internal = InternalUser.create();
    int vmId = NEXT_VM_ID.getAndIncrement();
    Configuration configuration = fill(template, settings.placeholders(), vmId);
    configuration.setMetricsConfiguration(OneRegistry.configuration(settings.meters()));
    return start(configuration, settings.dataDirectory(), vmId, internal, new InVmOnlySecurity(internal));
  }

  /**
   * Starts the broker of the hub.
   *
   * @param security decides who may do what; it must let {@code internal} do everything
   */
  public static EmbeddedBroker hub(HubBrokerSettings settings, InternalUser internal, ActiveMQSecurityManager5 security) {
    int vmId = NEXT_VM_ID.getAndIncrement();
    Configuration configuration = fill(BrokerTemplate.resource("hub-broker.xml"), settings.placeholders(), vmId);
    configuration.setMetricsConfiguration(OneRegistry.configuration(settings.meters()));
    requireFreePort(settings.host(), settings.port());
    return start(configuration, settings.dataDirectory(), vmId, internal, security);
  }

  private static Configuration fill(BrokerTemplate template, Map<String, String> values, int vmId) {
    values.put("vm-id", Integer.toString(vmId));
    return template.fill(values);
  }

  private static EmbeddedBroker start(
      Configuration configuration, Path data, int vmId, InternalUser internal, ActiveMQSecurityManager5 security) {
    DurabilityCheck.require(configuration);
    DataDirectoryLock lock = DataDirectoryLock.take(data);
    try {
      return created(configuration, internal, security, vmId, lock).started();
    } catch (Exception e) {
      throw couldNotStart(configuration.getName(), data, e);
    }
  }

  private static EmbeddedBroker created(
      Configuration configuration, InternalUser internal, ActiveMQSecurityManager5 security, int vmId, DataDirectoryLock lock)
      throws Exception {
    try {
      return new EmbeddedBroker(configuration, internal, security, vmId, lock);
    } catch (Exception e) {
      lock.close();
      throw e;
    }
  }

  private static BrokerStartFailure couldNotStart(String name, Path data, Exception cause) {
    return new BrokerStartFailure(
        "Broker " + name + " in " + data + " could not start: " + BrokerException.rootMessage(cause), cause);
  }

  /** Artemis logs a busy port without saying why; asked for first, the operating system says it. */
  private static void requireFreePort(String host, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new BrokerException("Address " + host + ":" + port + " cannot be used: " + e.getMessage() + ": stop what uses it or choose another port", e);
    }
  }

  /** Artemis' start returns normally even when nothing started: what was reported and what really runs is looked at here. */
  private EmbeddedBroker started() throws Exception {
    try {
      embedded.start();
      requireRunning();
      ReadableMessages.only(server());
    } catch (Exception e) {
      abandon(e);
      throw e;
    }
    measureDisk();
    watch.running();
    return this;
  }

  /** Artemis looks at the disk for the first time after disk-scan-period: until then a full one would be written to. */
  private void measureDisk() {
    if (server() instanceof ActiveMQServerImpl measured) {
      measured.getMonitor().tick();
    }
  }

  private void requireRunning() {
    BrokerException failure = watch.reason();
    if (failure != null) {
      throw failure;
    }
    if (!server().isActive()) {
      throw new BrokerException("Broker " + name() + " is " + server().getState() + " after its start, not active");
    }
    DurabilityCheck.require(server().getConfiguration());
    server().getConfiguration().getAcceptorConfigurations().forEach(a -> requireStarted(a.getName()));
  }

  private void requireStarted(String acceptorName) {
    Acceptor acceptor = server().getRemotingService().getAcceptor(acceptorName);
    boolean bound = !(acceptor instanceof NettyAcceptor) || acceptor.getActualPort() > 0;
    if (acceptor == null || !acceptor.isStarted() || !bound) {
      throw new BrokerException("Broker " + name() + ": acceptor " + acceptorName + " did not start");
    }
  }

  /** One that failed may be being stopped by a thread of Artemis: its directory is free when that is through. */
  private void abandon(Exception failure) {
    watch.closing();
    Future<?> files = watch.onceStopped(lock::close);
    try {
      embedded.stop();
      if (server().getState() == ActiveMQServer.SERVER_STATE.STOPPED) {
        lock.close();
      } else {
        files.get(STOP_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  /** For use inside this JVM, such as {@code vm://3}. */
  public String vmUrl() {
    return vmUrl;
  }

  public String internalUser() {
    return internal.name();
  }

  public String internalPassword() {
    return internal.password();
  }

  /** The port the tills connect to; the real one when the settings said 0. */
  public int port() {
    Acceptor tills = server().getRemotingService().getAcceptor(TILLS);
    if (tills == null) {
      throw new BrokerException("Broker " + name() + " has no TCP acceptor, or does not run");
    }
    return tills.getActualPort();
  }

  public BrokerQueues queues() {
    return queues;
  }

  public BrokerState state() {
    return watch.state();
  }

  /** Why it stopped by itself; empty while it has not. */
  public Optional<BrokerException> failure() {
    return Optional.ofNullable(watch.reason());
  }

  /** Whether it runs at this very moment. */
  public boolean isRunning() {
    return state() == BrokerState.RUNNING && server().isActive();
  }

  /** Below that much free disk every send fails. */
  public long minDiskFreeBytes() {
    return embedded.getConfiguration().getMinDiskFree();
  }

  /** Whether less than {@link #minDiskFreeBytes()} is left, so that every send fails; false when it does not run. */
  public boolean isDiskFull() {
    return isRunning() && server().getPagingManager().isDiskFull();
  }

  /**
   * Called once, in a thread of its own, when the broker stops by itself; at once when it already has. Not called for
   * {@link #close()}. The listener may close this broker.
   */
  public void onStopped(Consumer<BrokerException> listener) {
    watch.onStopped(listener);
  }

  /**
   * New connections to this broker, inside this JVM, as the internal user. A durable send and a commit return when they are on
   * the disk, a lone acknowledgement does not wait for that; a connection that breaks is not repaired: its owner makes a new one.
   */
  public ConnectionFactory connectionFactory() {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(vmUrl, internal.name(), internal.password());
    factory.setBlockOnDurableSend(true);
    factory.setBlockOnAcknowledge(false); // acknowledged alone is only what may come again; the rest is taken in transactions
    factory.setBlockOnNonDurableSend(false); // heartbeats and answers may be lost and must not wait
    factory.setConfirmationWindowSize(-1); // nothing is kept for a reattach, as there is none
    factory.setReconnectAttempts(0);
    factory.setInitialConnectAttempts(1);
    factory.setConsumerWindowSize(0); // nothing waits in a client: order survives a rollback, the next consumer sees all
    factory.setCallTimeout(CALL_MILLIS);
    factory.setMinLargeMessageSize(LARGE_MESSAGE_BYTES);
    factory.setUseTopologyForLoadBalancing(false);
    factory.setDeserializationDenyList("*"); // ObjectMessage stays disabled
    return factory;
  }

  /**
   * Stops the broker and gives its data directory back; a second call does nothing. One that failed is being stopped by a thread of
   * Artemis: its directory is given back when that is through, also when it takes longer than this call waits.
   */
  @Override
  public void close() {
    if (watch.closing()) {
      stop();
    }
  }

  private void stop() {
    Future<?> files = watch.onceStopped(lock::close);
    try {
      embedded.stop();
      files.get(STOP_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BrokerException("Broker " + name() + " is still stopping after " + STOP_MILLIS + " ms and keeps its data directory", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new BrokerException("Broker " + name() + " did not stop cleanly: " + BrokerException.rootMessage(e), e);
    }
  }

  private String name() {
    return embedded.getConfiguration().getName();
  }

  ActiveMQServer server() {
    return embedded.getActiveMQServer();
  }
}
