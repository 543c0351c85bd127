package de.kassenbote.hub.journal;

import de.kassenbote.broker.BrokerException;
import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.QueueDepth;
import de.kassenbote.routes.envelope.Queues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Envelopes that are in the hub's broker and not yet recorded. For one thread. */
public final class RecordingBacklog {
  private static final Duration STUCK_AFTER = Duration.ofSeconds(5);

  private final EmbeddedBroker broker;
  private final Clock clock;
  private final Map<String, Progress> progress = new HashMap<>();

  /**
   * @param clock for waiting, see {@link de.kassenbote.routes.process.SteadyClock}
   */
  public RecordingBacklog(EmbeddedBroker broker, Clock clock) {
    this.broker = broker;
    this.clock = clock;
  }

  /** How many envelopes a queue has seen recorded, and when that number was first seen with more than one waiting. */
  private record Progress(long recorded, Instant since) {}

  /** Whether in some partition one waits behind the one that is being recorded. A partition that is stuck does not count. */
  public boolean queuesUp() {
    try {
      return broker.isRunning() && anyQueuesUp();
    } catch (BrokerException e) {
      return false; // it stopped between the two questions, and says so elsewhere
    }
  }

  /** Looks at all, as each look tells whether a queue has moved. */
  private boolean anyQueuesUp() {
    boolean any = false;
    for (int partition = 0; partition < Queues.PARTITIONS; partition++) {
      String queue = Queues.journalIn(partition);
      any |= queuesUp(queue, broker.queues().queueDepth(queue));
    }
    return any;
  }

  private boolean queuesUp(String queue, QueueDepth depth) {
    Instant now = clock.instant();
    Progress seen = progress.get(queue);
    if (seen == null || seen.recorded() != depth.out() || depth.messages() <= 1) {
      seen = new Progress(depth.out(), now);
      progress.put(queue, seen);
    }
    return depth.messages() > 1 && Duration.between(seen.since(), now).compareTo(STUCK_AFTER) < 0;
  }
}
