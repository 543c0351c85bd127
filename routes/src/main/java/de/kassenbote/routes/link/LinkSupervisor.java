package de.kassenbote.routes.link;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the link to the hub: connects when it is time, starts the routes that need the link, stops them when it breaks,
 * and waits with exponential back-off in between. Never throws; selling does not depend on it.
 */
public final class LinkSupervisor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LinkSupervisor.class);

  private final HubConnections connections;
  private final LinkedRoutes routes;
  private final Clock clock;
  private final Backoff backoff;
  private volatile @Nullable String broken;
  private volatile boolean asked;
  private volatile LinkStatus status;
  private final List<Connection> open = new ArrayList<>();

  public LinkSupervisor(HubConnections connections, LinkedRoutes routes, RandomGenerator random, Clock clock) {
    this.connections = connections;
    this.routes = routes;
    this.clock = clock;
    this.backoff = new Backoff(random);
    this.status = new LinkStatus(LinkStatus.State.OFFLINE, clock.instant(), clock.instant(), "not yet tried");
  }

  public LinkStatus status() {
    LinkStatus now = status;
    return asked && !now.online() ? new LinkStatus(now.state(), now.since(), clock.instant(), now.reason()) : now;
  }

  /** Tries at the next {@link #runOnce}, and starts again with short waiting times. */
  public void exchangeNow() {
    if (!status.online()) {
      backoff.reset();
      asked = true; // the status itself is written by one thread only
    }
  }

  /** One look at the link; call it several times a second, from one thread. */
  public void runOnce() {
    LinkStatus now = status;
    String reason = broken;
    if (now.online() && reason != null) {
      goOffline(reason);
    } else if (!now.online() && due(now)) {
      tryToGoOnline(now);
    }
  }

  @Override
  public void close() {
    if (status.online()) {
      goOffline("the till is stopping");
    }
    connections.close();
  }

  private boolean due(LinkStatus now) {
    return asked || now.nextAttempt() == null || !now.nextAttempt().isAfter(clock.instant());
  }

  private void tryToGoOnline(LinkStatus before) {
    try {
      broken = null;
      connect(connections.envelopes());
      connect(connections.hints());
      routes.start();
      backoff.reset();
      status = new LinkStatus(LinkStatus.State.ONLINE, clock.instant(), null, null);
      log.info("link to the hub is up");
    } catch (Exception e) {
      retreat();
      waitForNextAttempt(before, connections.failure().onConnecting(e));
    }
    asked = false;
  }

  private void connect(ConnectionFactory hub) throws JMSException {
    Connection connection = hub.createConnection();
    open.add(connection);
    connection.setExceptionListener(e -> broken = connections.failure().onceConnected(e));
    connection.start();
  }

  private void goOffline(String reason) {
    log.info("link to the hub is down: {}", reason);
    LinkStatus down = new LinkStatus(LinkStatus.State.OFFLINE, clock.instant(), null, reason);
    status = down; // before the routes stop, which takes its time on a dead line
    retreat();
    waitForNextAttempt(down, reason);
  }

  private void waitForNextAttempt(LinkStatus before, String reason) {
    Duration pause = backoff.next();
    status = new LinkStatus(LinkStatus.State.OFFLINE, before.since(), clock.instant().plus(pause), reason);
    log.debug("no link to the hub ({}), next attempt in {} ms", reason, pause.toMillis());
  }

  /** First the connection, so that calls blocked on a dead line end; then the routes. */
  private void retreat() {
    connections.drop();
    try {
      for (Connection connection : open) {
        connection.close();
      }
      routes.stop();
    } catch (Exception e) {
      log.warn("routes to the hub did not stop cleanly", e);
    }
    open.clear();
  }
}
