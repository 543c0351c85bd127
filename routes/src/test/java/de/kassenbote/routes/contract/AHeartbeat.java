package de.kassenbote.routes.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The heartbeat of a healthy till with everything at the hub, changed where a test needs it. */
public final class AHeartbeat {
  private final TillId till;
  private int epoch = 1;
  private String software = "0.1.0";
  private Instant sentAt = Instant.parse("2026-03-02T10:00:00Z");
  private long lastSeq = 100;
  private long confirmedSeq = 100;
  private long unsentValue;
  private Instant oldest = sentAt;
  private long deadLetters;
  private long freeDisk = 10L << 30;
  private long numbers = 5_000;
  private List<Cursor> cursors = List.of();
  private List<QueueReport> queues = List.of();
  private @Nullable String renewal;
  private @Nullable String broker;

  private AHeartbeat(TillId till) {
    this.till = till;
  }

  public static AHeartbeat of(String till) {
    return of(new TillId(till));
  }

  public static AHeartbeat of(TillId till) {
    return new AHeartbeat(till);
  }

  public AHeartbeat installation(int number, String version) {
    epoch = number;
    software = version;
    return this;
  }

  public AHeartbeat sentAt(Instant instant) {
    sentAt = instant;
    oldest = instant;
    return this;
  }

  public AHeartbeat journal(long last, long confirmed) {
    lastSeq = last;
    confirmedSeq = confirmed;
    return this;
  }

  public AHeartbeat unsent(long count, long value, Instant since) {
    confirmedSeq = lastSeq - count;
    unsentValue = value;
    oldest = since;
    return this;
  }

  public AHeartbeat cursors(List<Cursor> applied) {
    cursors = applied;
    return this;
  }

  public AHeartbeat deadLetters(long number) {
    deadLetters = number;
    return this;
  }

  public AHeartbeat freeDisk(long bytes) {
    freeDisk = bytes;
    return this;
  }

  public AHeartbeat numbersLeft(long number) {
    numbers = number;
    return this;
  }

  public AHeartbeat queue(QueueReport queue) {
    queues = List.of(queue);
    return this;
  }

  public AHeartbeat renewal(String request) {
    renewal = request;
    return this;
  }

  public AHeartbeat brokerTrouble(String what) {
    broker = what;
    return this;
  }

  public Heartbeat build() {
    return new Heartbeat(
        till, epoch, software, sentAt, lastSeq, confirmedSeq, lastSeq - confirmedSeq, unsentValue, "EUR", oldest, cursors, queues,
        deadLetters, freeDisk, numbers, List.of(), List.of(), renewal, null, broker);
  }
}
