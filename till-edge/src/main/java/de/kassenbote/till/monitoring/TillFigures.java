package de.kassenbote.till.monitoring;

import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.till.feed.DeadLetters;
import de.kassenbote.till.journal.Journal;
import de.kassenbote.till.numbers.NumberRanges;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The till's own figures, {@code kassenbote_…}. They are read every few seconds and not when somebody asks: a sale never waits
 * for monitoring. While they cannot be read they are NaN, never old.
 */
public final class TillFigures {
  private final Journal journal;
  private final NumberRanges numbers;
  private final DeadLetters deadLetters;
  private final Road road;
  private final Clock clock;
  private volatile @Nullable TillReading last;

  public TillFigures(Journal journal, NumberRanges numbers, DeadLetters deadLetters, Road road, Clock clock) {
    this.journal = journal;
    this.numbers = numbers;
    this.deadLetters = deadLetters;
    this.road = road;
    this.clock = clock;
  }

  /** Brings all figures up to date; to be called every few seconds. */
  public void runOnce() {
    try {
      last = TillReading.read(journal, numbers, deadLetters, road, clock.instant());
    } catch (RuntimeException e) {
      last = null;
      throw e;
    }
  }

  public void bindTo(MeterRegistry registry) {
    gauge(registry, "kassenbote.unsent.entries", Tags.empty(), "journal entries that the hub has not confirmed", TillReading::unsent);
    Gauge.builder("kassenbote.unsent.oldest.age", () -> value(TillReading::unsentAge))
        .baseUnit("seconds")
        .description("age of the oldest of them")
        .register(registry);
    gauge(registry, "kassenbote.journal.last.seq", Tags.empty(), "the journal's last entry", TillReading::lastSeq);
    gauge(registry, "kassenbote.journal.confirmed.seq", Tags.empty(), "up to here everything is at the hub", TillReading::confirmedSeq);
    for (String queue : new String[] {Queues.JOURNAL_OUT, Queues.FEEDS_IN}) {
      gauge(registry, "kassenbote.envelopes.waiting", Tags.of("queue", queue), "envelopes in that queue", r -> r.waiting(queue));
    }
    gauge(registry, "kassenbote.dead.letters", Tags.of("side", "till"), "dead letters open", TillReading::deadLetters);
    gauge(registry, "kassenbote.numbers.left", Tags.of("kind", "receipt"), "document numbers left", TillReading::numbersLeft);
    Gauge.builder("kassenbote.link.up", () -> road.link().online() ? 1 : 0).description("1 while linked to the hub").register(registry);
    Gauge.builder("kassenbote.journal.conflict", () -> road.conflict().isPresent() ? 1 : 0)
        .description("1 while the hub holds other entries of this till")
        .register(registry);
  }

  private void gauge(MeterRegistry registry, String name, Tags tags, String description, ToDoubleFunction<TillReading> figure) {
    Gauge.builder(name, () -> value(figure)).tags(tags).description(description).register(registry);
  }

  private double value(ToDoubleFunction<TillReading> figure) {
    TillReading reading = last;
    return reading == null ? Double.NaN : figure.applyAsDouble(reading);
  }
}
