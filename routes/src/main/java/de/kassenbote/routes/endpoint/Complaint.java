package de.kassenbote.routes.endpoint;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that a route fails: once, again when it fails in another way, and every ten minutes while it goes on. What is tried
 * for ever would else fill the log, and on a small disk more than that.
 */
public final class Complaint implements Processor {
  private static final Logger log = LoggerFactory.getLogger(Complaint.class);
  private static final long AGAIN_AFTER = Duration.ofMinutes(10).toNanos();

  private final Map<String, Said> lastSaid = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  private record Said(String kind, long at) {}

  public Complaint() {
    this(System::nanoTime);
  }

  Complaint(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public void process(Exchange exchange) {
    Throwable cause = root(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    if (isNew(exchange.getFromRouteId(), cause)) {
      log.warn("{} fails and is tried again until it works: {}", exchange.getFromRouteId(), cause.toString());
    }
  }

  /** Whether this is to be said; it then counts as said. */
  boolean isNew(String route, Throwable cause) {
    Said now = new Said(cause.getClass().getName(), nanos.getAsLong());
    Said before = lastSaid.get(route);
    if (before != null && before.kind().equals(now.kind()) && now.at() - before.at() < AGAIN_AFTER) {
      return false;
    }
    lastSaid.put(route, now);
    return true;
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }
}
