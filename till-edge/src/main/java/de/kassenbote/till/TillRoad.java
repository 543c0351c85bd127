package de.kassenbote.till;

import de.kassenbote.broker.DirectoryInUse;
import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.QueueDepth;
import de.kassenbote.database.DamagedDatabase;
import de.kassenbote.http.monitoring.Metrics;
import de.kassenbote.routes.link.LinkStatus;
import de.kassenbote.routes.process.StartedParts;
import de.kassenbote.till.monitoring.Road;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The till's road to the hub, broker and routes. When the broker stops by itself, or does not start, both are made anew, with back-off, until it
 * runs; meanwhile the till sells on, and what it sells is relayed from the database afterwards. Each change is one line in the
 * log.
 */
final class TillRoad implements Road, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TillRoad.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Duration TOLD_FOR = Duration.ofHours(1);
  private static final int MOST_TOLD = 350;

  private final Layer layer;
  private final Metrics metrics;
  private final Clock clock;
  private volatile @Nullable Section section;
  private volatile @Nullable Stop stop;
  private volatile boolean asked;
  private boolean closed;
  private Duration pause = FIRST_PAUSE;
  private boolean diskFull;

  /** Starts a broker and the routes over it. */
  interface Layer {
    /**
     * @param parts takes what was started, also when the rest fails
     * @param trouble what is wrong with the broker, see {@link TillRoad#trouble}
     */
    Section lay(StartedParts parts, Supplier<Optional<String>> trouble) throws Exception;
  }

  /** What is made anew as a whole. */
  record Section(StartedParts parts, EmbeddedBroker broker, TillRoutes routes) {
    boolean isOpen() {
      return broker.failure().isEmpty() && broker.isRunning();
    }
  }

  /**
   * The last time that the broker stopped by itself or did not start.
   *
   * @param next when it is started again; in the past once it runs
   */
  private record Stop(String reason, Instant at, Instant next) {
    Stop {
      reason = reason.length() <= MOST_TOLD ? reason : reason.substring(0, MOST_TOLD) + "…";
    }

    Stop delayed(String why, Instant until) {
      return new Stop(why, at, until);
    }
  }

  /**
   * Starts at once; what does not start is tried again by {@link #runOnce}, as the till sells without it.
   *
   * @param metrics where broker and routes enter their figures
   * @param clock for waiting, see {@link de.kassenbote.routes.process.SteadyClock}
   * @throws DirectoryInUse when another till runs on it
   */
  TillRoad(Layer layer, Metrics metrics, Clock clock) throws Exception {
    this.layer = layer;
    this.metrics = metrics;
    this.clock = clock;
    this.section = layFirst();
  }

  /** One look at the broker; call it every few seconds, from one thread. */
  void runOnce() {
    Section open = section;
    if (open == null) {
      layAgainWhenDue();
    } else if (!open.isOpen()) {
      tearUp(open);
    } else {
      lookAtDisk(open.broker());
      forgetOldStop();
    }
  }

  @Override
  public boolean isOpen() {
    Section open = section;
    return open != null && open.isOpen();
  }

  @Override
  public boolean isDiskFull() {
    Section open = section;
    return open != null && open.broker().isDiskFull();
  }

  @Override
  public Map<String, QueueDepth> queueDepths() {
    Section open = section;
    return open != null && open.isOpen() ? open.broker().queues().queueDepths() : Map.of();
  }

  @Override
  public Set<String> stoppedRoutes() {
    Section open = section;
    return open == null ? Set.of() : open.routes().stopped();
  }

  @Override
  public LinkStatus link() {
    Section open = section;
    Stop last = stop;
    if (open == null && last != null) {
      return new LinkStatus(LinkStatus.State.OFFLINE, last.at(), last.next(), "the till's broker does not run: " + last.reason());
    }
    return Objects.requireNonNull(open).routes().link();
  }

  @Override
  public Optional<String> conflict() {
    Section open = section;
    return open == null ? Optional.empty() : open.routes().conflict();
  }

  /** Tries at once, also to start a broker that does not run. */
  void exchangeNow() {
    Section open = section;
    if (open != null) {
      open.routes().exchangeNow();
    } else {
      asked = true; // the stop itself is written by one thread only
    }
  }

  @Override
  public Optional<String> trouble() {
    Section open = section;
    Stop last = stop;
    if (isDiskFull()) {
      return Optional.of("the disk is nearly full, the till's broker takes nothing");
    }
    if (last == null) {
      return Optional.empty();
    }
    String now = open == null ? "does not run since" : "runs again, having stopped or not started at";
    return Optional.of("the till's broker %s %s: %s".formatted(now, last.at(), last.reason()));
  }

  @Override
  public void close() {
    Section open;
    synchronized (this) {
      closed = true;
      open = section;
      section = null;
    }
    if (open != null) {
      open.parts().close();
    }
  }

  private @Nullable Section layFirst() throws Exception {
    try {
      return lay();
    } catch (DirectoryInUse | DamagedDatabase | InterruptedException e) {
      throw e;
    } catch (Exception e) { // whatever it is, the cashier sells
      log.error("the till's broker does not start, selling goes on, sending when it runs", e);
      Instant now = clock.instant();
      stop = new Stop(String.valueOf(e.getMessage()), now, now.plus(pause));
      return null;
    }
  }

  private Section lay() throws Exception {
    StartedParts parts = new StartedParts();
    metrics.forget("artemis.", "camel.");
    try {
      return layer.lay(parts, this::trouble);
    } catch (Throwable e) { // whatever it is, what was started must not keep the directory
      parts.close();
      throw e;
    }
  }

  /** Starting takes its time, and the till may have been closed meanwhile. */
  private void open(Section laid) {
    synchronized (this) {
      if (!closed) {
        section = laid;
        return;
      }
    }
    laid.parts().close();
  }

  private void tearUp(Section broken) {
    Instant now = clock.instant();
    String reason = broken.broker().failure().map(Throwable::getMessage).orElse("it is not active");
    log.error("the till's broker stopped by itself, selling goes on, sending when it runs again: {}", reason);
    stop = new Stop(reason, now, now.plus(pause));
    section = null; // before the parts close, which takes its time
    broken.parts().close();
  }

  private void layAgainWhenDue() {
    Stop last = Objects.requireNonNull(stop);
    Instant now = clock.instant();
    if (!asked && last.next().isAfter(now)) {
      return;
    }
    asked = false;
    try {
      open(lay());
      log.info("the till's broker runs again, having stopped or not started at {}", last.at());
    } catch (Exception e) {
      String reason = String.valueOf(e.getMessage());
      if (!reason.equals(last.reason())) {
        log.warn("the till's broker does not start again, it is tried at least every {} s: {}", LONGEST_PAUSE.toSeconds(), reason);
      }
      stop = last.delayed(reason, now.plus(pause));
    }
    pause = longer(pause);
  }

  private void lookAtDisk(EmbeddedBroker broker) {
    boolean full = broker.isDiskFull();
    if (full && !diskFull) {
      log.warn("the disk is nearly full: the till's broker takes nothing, selling goes on, sending when there is room");
    } else if (!full && diskFull) {
      log.info("the disk has room again: the till's broker takes everything");
    }
    diskFull = full;
  }

  /** A broker that ran for as long as the longest pause starts with the shortest one the next time it stops. */
  private void forgetOldStop() {
    Stop last = stop;
    if (last == null) {
      return;
    }
    Duration ago = Duration.between(last.next(), clock.instant());
    if (ago.compareTo(LONGEST_PAUSE) > 0) {
      pause = FIRST_PAUSE;
    }
    if (ago.compareTo(TOLD_FOR) > 0) {
      stop = null;
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
