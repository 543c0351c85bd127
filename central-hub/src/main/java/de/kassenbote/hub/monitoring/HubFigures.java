package de.kassenbote.hub.monitoring;

import de.kassenbote.broker.BrokerException;
import de.kassenbote.broker.BrokerQueues;
import de.kassenbote.broker.QueueDepth;
import de.kassenbote.database.Database;
import de.kassenbote.hub.fleet.Fleet;
import de.kassenbote.hub.fleet.TillState;
import de.kassenbote.hub.fleet.TillView;
import de.kassenbote.routes.contract.Feed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The hub's own figures, {@code kassenbote_…}. They are read every few seconds and not when somebody asks, so that a database
 * that is away, or ten monitoring systems, cost nobody anything; while they cannot be read they are NaN, never old. None is of
 * one till: thousands of tills would be thousands of series of each figure, and the page shows which till it is.
 */
public final class HubFigures {
  private static final List<String> QUEUES = List.of("journal.in", "feeds", "requests.in", "dead-letters.in");

  private final Database database;
  private final Fleet fleet;
  private final BrokerQueues queues;
  private final Clock clock;
  private volatile @Nullable HubReading last;

  public HubFigures(Database database, Fleet fleet, BrokerQueues queues, Clock clock) {
    this.database = database;
    this.fleet = fleet;
    this.queues = queues;
    this.clock = clock;
  }

  /** Brings all figures up to date; to be called every few seconds. */
  public void runOnce() {
    try {
      List<TillView> tills = fleet.tills();
      Map<String, QueueDepth> depths = queues.queueDepths();
      last = database.read(tx -> HubReading.read(tx, clock.instant(), tills, depths));
    } catch (RuntimeException e) {
      last = null;
      throw e;
    }
  }

  /** All figures as of the last time; empty while they cannot be read. */
  public Optional<HubReading> reading() {
    return Optional.ofNullable(last);
  }

  public void bindTo(MeterRegistry registry) {
    In in = new In(registry);
    for (TillState state : TillState.values()) {
      in.gauge("kassenbote.tills", Tags.of("state", state.id()), "tills in that state, as the page shows them", r -> r.tills(state));
    }
    in.gauge("kassenbote.tills.parked", "tills whose subscription is parked", r -> r.feed().parked());
    in.gauge("kassenbote.unsent.entries", "journal entries that tills have and the hub has not, as far as tills told", HubReading::unsentEntries);
    in.seconds("kassenbote.unsent.oldest.age", "age of the oldest of them", HubReading::unsentAge);
    for (String queue : QUEUES) {
      in.gauge("kassenbote.envelopes.waiting", Tags.of("queue", queue), "messages in all queues of that kind", r -> r.waiting(queue));
    }
    in.seconds("kassenbote.record.lag", "age of the oldest envelope that is not recorded", r -> r.oldestWaiting("journal.in"));
    in.gauge("kassenbote.projection.lag.entries", "entries recorded and not projected", r -> r.projection().entries());
    in.seconds("kassenbote.projection.lag", "how long ago the oldest of them was recorded", HubReading::projectionAge);
    for (Feed feed : Feed.values()) {
      in.gauge("kassenbote.feed.lag.versions", Tags.of("feed", feed.id()), "versions given and not sent", r -> r.unsentVersions(feed));
      in.gauge("kassenbote.feed.full", Tags.of("feed", feed.id()), "1 while the feed refuses envelopes for want of room", r -> isFull(feed));
    }
    in.gauge("kassenbote.feed.lag.changes", "changes without a version: at most so many", r -> r.feed().marked());
    in.seconds("kassenbote.feed.catalog.age", "of the oldest catalog at a till that is online", HubReading::catalogAge);
    in.gauge("kassenbote.catch.ups", "catch-ups running or waiting for their till", r -> r.feed().catchUps());
    in.gauge("kassenbote.dead.letters", Tags.of("side", "hub"), "dead letters open", HubReading::hubLetters);
    in.gauge("kassenbote.dead.letters", Tags.of("side", "till"), "dead letters open", HubReading::tillLetters);
    in.gauge("kassenbote.alarms", "alarms raised", HubReading::alarms);
  }

  private double isFull(Feed feed) {
    try {
      return queues.isFull(feed.topic()) ? 1 : 0;
    } catch (BrokerException e) {
      return Double.NaN;
    }
  }

  /** Where the figures are entered. */
  private final class In {
    private final MeterRegistry registry;

    In(MeterRegistry registry) {
      this.registry = registry;
    }

    void gauge(String name, String description, ToDoubleFunction<HubReading> figure) {
      gauge(name, Tags.empty(), description, figure);
    }

    void gauge(String name, Tags tags, String description, ToDoubleFunction<HubReading> figure) {
      Gauge.builder(name, () -> value(figure)).tags(tags).description(description).register(registry);
    }

    void seconds(String name, String description, ToDoubleFunction<HubReading> figure) {
      Gauge.builder(name, () -> value(figure)).baseUnit("seconds").description(description).register(registry);
    }
  }

  private double value(ToDoubleFunction<HubReading> figure) {
    HubReading reading = last;
    return reading == null ? Double.NaN : figure.applyAsDouble(reading);
  }
}
