package de.kassenbote.till.monitoring;

import de.kassenbote.broker.QueueDepth;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.till.feed.DeadLetters;
import de.kassenbote.till.journal.Journal;
import de.kassenbote.till.numbers.NumberRanges;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The till's figures as of one moment, each out of a row or two however much waits.
 *
 * @param oldest when the oldest unsent entry was written; empty = none
 * @param queues depth by name; empty when the broker does not run
 */
record TillReading(
    Instant at, long lastSeq, long confirmedSeq, Optional<Instant> oldest, long deadLetters, long numbersLeft, Map<String, QueueDepth> queues) {
  static TillReading read(Journal journal, NumberRanges numbers, DeadLetters deadLetters, Road road, Instant at) {
    long confirmed = journal.confirmedSeq();
    return new TillReading(
        at,
        journal.lastSeq(),
        confirmed,
        journal.after(confirmed, 1).stream().map(JournalEntry::occurredAt).findFirst(),
        deadLetters.count(),
        numbers.left(Receipt.TYPE),
        road.queueDepths());
  }

  double unsent() {
    return lastSeq - confirmedSeq;
  }

  double unsentAge() {
    return oldest.map(then -> Math.max(0, Duration.between(then, at).toMillis() / 1000.0)).orElse(0.0);
  }

  double waiting(String queue) {
    QueueDepth depth = queues.get(queue);
    return depth == null ? Double.NaN : depth.messages();
  }
}
