package de.kassenbote.hub.samples;

import de.kassenbote.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Samples of each minute for 48 hours, and of each quarter of an hour for 30 days, of the hub and of every till that was heard
 * in that minute. One thread writes them, a batch per minute; a minute that could not be written is lacking, and nothing else.
 */
final class Samples {
  /** After a long stop old samples go step by step: so many each minute, or twice what a minute brings. */
  static final int LEAST_AT_ONCE = 10_000;

  private static final Duration WRONG_CLOCK = Duration.ofHours(1);

  private final Database database;
  private final Function<Instant, Collection<Sample>> source;
  private final Clock clock;
  private final SampleTable minutes = new SampleTable(Step.MINUTE);
  private final SampleTable quarters = new SampleTable(Step.QUARTER);
  private final Summary summary = new Summary(minutes, quarters);
  private Instant summedUpTo = Instant.EPOCH;

  /**
   * @param source what is known now, as samples of the minute that began then; empty = nothing is known at this moment
   */
  Samples(Database database, Function<Instant, Collection<Sample>> source, Clock clock) {
    this.database = database;
    this.source = source;
    this.clock = clock;
  }

  /** Takes the samples of this minute unless they are there; to be called every few seconds, from one thread. */
  void runOnce() {
    Instant now = clock.instant();
    Instant minute = Step.MINUTE.begin(now);
    if (database.read(tx -> minutes.has(tx, minute))) {
      return;
    }
    Collection<Sample> samples = source.apply(minute);
    if (!samples.isEmpty()) {
      database.useTransaction(tx -> minutes.insert(tx, samples));
      try {
        sumUp(now);
      } finally {
        forget(now, Math.max(LEAST_AT_ONCE, 2 * samples.size()));
      }
    }
  }

  /** In the order of time. */
  List<Sample> of(String owner, Step step, Instant from, Instant to) {
    SampleTable table = step == Step.MINUTE ? minutes : quarters;
    return database.read(tx -> table.of(tx, owner, from, to));
  }

  private void sumUp(Instant now) {
    Instant from = summedUpTo.isAfter(now) ? Instant.EPOCH : summedUpTo;
    for (Optional<Instant> end = Optional.of(from); end.isPresent(); end = sumUp(end.get(), now)) {
      summedUpTo = end.get();
    }
  }

  private Optional<Instant> sumUp(Instant from, Instant now) {
    return database.inTransaction(tx -> summary.ofNextQuarter(tx, from, now));
  }

  private void forget(Instant now, int most) {
    forget(Step.MINUTE, minutes, now, most);
    forget(Step.QUARTER, quarters, now, most);
  }

  /** What is too old, and what is of a time to come: then the clock was wrong. */
  private void forget(Step step, SampleTable table, Instant now, int most) {
    database.useTransaction(tx -> table.deleteOutside(tx, now.minus(step.kept()), now.plus(WRONG_CLOCK), most));
  }
}
