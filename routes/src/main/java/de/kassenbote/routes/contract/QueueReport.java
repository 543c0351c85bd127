package de.kassenbote.routes.contract;

/** One queue of a till's broker: messages in it, age of the oldest in ms (0 when empty), totals in and out, consumers. */
public record QueueReport(String queue, long depth, long oldestAgeMillis, long in, long out, int consumers) {
  public QueueReport {
    Check.text("queue", queue, 200);
  }
}
