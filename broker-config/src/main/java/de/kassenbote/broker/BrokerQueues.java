package de.kassenbote.broker;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.filter.impl.FilterImpl;
import org.apache.activemq.artemis.core.paging.PagingStore;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/**
 * Administration of the queues of a running broker, and figures about them. Each method acts at once, as the broker itself and
 * not as a user, and throws {@link BrokerException} with the queue's name when the broker refuses or does not run.
 */
public final class BrokerQueues {
  /** Address of the tills' durable subscriptions; it takes what is sent to any feed. */
  public static final String FEEDS = "feed.#";

  private static final long ANSWERS_KEPT = 100;

  private final ActiveMQServer server;
  private final Clock clock;

  BrokerQueues(ActiveMQServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  /** What a JMS client names to consume a subscription: {@code feed.#::feeds.K07}. */
  public static String subscriptionName(String queue) {
    return FEEDS + "::" + queue;
  }

  /**
   * Makes sure that the durable subscription exists and has this filter, whatever it had before. What waits in it stays.
   * The filter of a subscription that existed lives in memory only: set it again after each start of the broker.
   */
  public void ensureSubscription(String queue, String filter) {
    if (exists(queue)) {
      updateFilter(queue, filter);
      return;
    }
    create(subscription(queue, filter));
  }

  /** Makes sure that the queue for answers exists: anycast, the latest ones, gone with the broker, with an address of the same name. */
  public void ensureReplyQueue(String queue) {
    run(queue, () -> server.addOrUpdateAddressInfo(new AddressInfo(SimpleString.of(queue), RoutingType.ANYCAST)));
    create(QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST).setDurable(false).setRingSize(ANSWERS_KEPT));
  }

  /** Takes effect for messages routed from now on. Not persistent: after a restart the filter of the creation is back. */
  public void updateFilter(String queue, String filter) {
    existing(queue);
    run(queue, () -> server.updateQueue(QueueConfiguration.of(queue).setFilterString(filter)));
  }

  /** Removes the queue with its messages and cuts its consumers off; nothing happens when it does not exist. */
  public void deleteQueue(String queue) {
    if (exists(queue)) {
      run(queue, () -> {
        server.destroyQueue(SimpleString.of(queue), null, false, true);
        return queue;
      });
    }
  }

  public boolean exists(String queue) {
    return server.locateQueue(queue) != null;
  }

  /** Messages that wait or are being delivered. */
  public long messageCount(String queue) {
    return existing(queue).getMessageCount();
  }

  /** Removes the waiting messages that match the filter, and says how many; those being delivered are not touched. */
  public int removeMessages(String queue, String filter) {
    Queue found = existing(queue);
    return run(queue, () -> found.deleteMatchingReferences(FilterImpl.createFilter(filter)));
  }

  public QueueDepth queueDepth(String queue) {
    return depth(existing(queue));
  }

  /** Each queue's depth by its name, in alphabetical order. */
  public Map<String, QueueDepth> queueDepths() {
    Map<String, QueueDepth> depths = new TreeMap<>();
    server.getPostOffice().getAllBindings()
        .filter(QueueBinding.class::isInstance)
        .map(b -> ((QueueBinding) b).getQueue())
        .forEach(q -> depths.put(q.getName().toString(), depth(q)));
    return depths;
  }

  /** Whether messages of the address go to the disk. Never true for a feed: those refuse instead, see {@link #isFull}. */
  public boolean isPaging(String address) {
    PagingStore store = store(address);
    return store.getAddressFullMessagePolicy() == AddressFullMessagePolicy.PAGE && store.isPaging();
  }

  /** Whether the address has no room in memory: a feed then refuses every envelope, which is an alarm. */
  public boolean isFull(String address) {
    return store(address).isFull();
  }

  private PagingStore store(String address) {
    return run(address, () -> server.getPagingManager().getPageStore(SimpleString.of(address)));
  }

  /**
   * Cuts each connection that has a session of this validated user, and says how many. Artemis' own
   * {@code closeConnectionsForUser} compares the name the client gave, and finds nobody whom the security manager knows by another one.
   */
  public int closeConnectionsOfValidatedUser(String user) {
    Set<RemotingConnection> connections = server.getSessions().stream()
        .filter(s -> user.equals(s.getValidatedUser()))
        .map(ServerSession::getRemotingConnection)
        .collect(Collectors.toSet());
    connections.forEach(c -> cut(c, user));
    return connections.size();
  }

  private void cut(RemotingConnection connection, String user) {
    server.getRemotingService().removeConnection(connection.getID());
    connection.fail(new ActiveMQSecurityException("Access of " + user + " was withdrawn"));
  }

  private static QueueConfiguration subscription(String queue, String filter) {
    return QueueConfiguration.of(queue)
        .setAddress(FEEDS)
        .setRoutingType(RoutingType.MULTICAST)
        .setFilterString(filter)
        .setDurable(true);
  }

  private void create(QueueConfiguration queue) {
    run(queue.getName().toString(), () -> server.createQueue(queue.setAutoCreateAddress(false), true));
  }

  private QueueDepth depth(Queue queue) {
    return new QueueDepth(
        queue.getMessageCount(),
        age(queue.peekFirstMessage()),
        queue.getConsumerCount(),
        queue.getMessagesAdded(),
        queue.getMessagesAcknowledged());
  }

  private Duration age(@Nullable MessageReference first) {
    return first == null
        ? Duration.ZERO
        : Duration.ofMillis(Math.max(0, clock.millis() - first.getMessage().getTimestamp()));
  }

  private Queue existing(String queue) {
    Queue found = server.locateQueue(queue);
    if (found == null) {
      throw new BrokerException("Queue " + queue + " does not exist");
    }
    return found;
  }

  private static <T> T run(String queue, Callable<T> step) {
    try {
      return step.call();
    } catch (Exception e) {
      throw new BrokerException("Queue " + queue + ": " + BrokerException.rootMessage(e), e);
    }
  }
}
