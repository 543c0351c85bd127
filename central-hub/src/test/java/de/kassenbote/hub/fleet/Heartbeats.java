package de.kassenbote.hub.fleet;

import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.QueueReport;
import de.kassenbote.routes.contract.TillId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Heartbeats of a healthy till, changed where a test needs it. */
public final class Heartbeats {
  private final TillId till;
  private Instant sentAt = Instant.parse("2026-03-02T10:00:00Z");
  private long lastSeq = 100;
  private long confirmedSeq = 100;
  private long unsentValue;
  private Instant oldest = sentAt;
  private long deadLetters;
  private long freeDisk = 10L << 30;
  private long numbers = 5_000;
  private List<QueueReport> queues = List.of();
  private @Nullable String broker;

  private Heartbeats(TillId till) {
    this.till = till;
  }

  public static Heartbeats of(String till) {
    return new Heartbeats(new TillId(till));
  }

  public Heartbeats sentAt(Instant instant) {
    sentAt = instant;
    oldest = instant;
    return this;
  }

  public Heartbeats unsent(long count, long value, Instant since) {
    confirmedSeq = lastSeq - count;
    unsentValue = value;
    oldest = since;
    return this;
  }

  public Heartbeats deadLetters(long number) {
    deadLetters = number;
    return this;
  }

  public Heartbeats freeDisk(long bytes) {
    freeDisk = bytes;
    return this;
  }

  public Heartbeats numbersLeft(long number) {
    numbers = number;
    return this;
  }

  public Heartbeats queue(QueueReport queue) {
    queues = List.of(queue);
    return this;
  }

  public Heartbeats brokerTrouble(String what) {
    broker = what;
    return this;
  }

  public Heartbeat build() {
    return new Heartbeat(
        till, 1, "0.1.0", sentAt, lastSeq, confirmedSeq, lastSeq - confirmedSeq, unsentValue, "EUR", oldest, List.of(), queues,
        deadLetters, freeDisk, numbers, List.of(), null, broker);
  }
}
