package de.kassenbote.routes.endpoint;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Holds up the one consumer of a queue before it gives a message back, so that a fault is not met in a burst. */
public final class Pause implements Processor {
  private static final int MAX_DOUBLINGS = 20;

  private final Duration first;
  private final Duration longest;

  public Pause(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  @Override
  public void process(Exchange exchange) {
    Integer deliveries = exchange.getMessage().getHeader(FlowRoute.DELIVERIES, Integer.class);
    LockSupport.parkNanos(length(deliveries == null ? 1 : deliveries).toNanos());
  }

  Duration length(int deliveries) {
    int doublings = Math.min(Math.max(deliveries, 1) - 1, MAX_DOUBLINGS);
    Duration grown = first.multipliedBy(1L << doublings);
    return grown.compareTo(longest) > 0 ? longest : grown;
  }
}
