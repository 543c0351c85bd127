package de.kassenbote.hub.journal;

import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.QueueDepth;
import de.kassenbote.routes.envelope.Queues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

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

  /** How many envelopes a queue has seen recorded, and since when it is that number. */
  private record Progress(long recorded, Instant since) {}

  /** Whether in some partition one waits behind the one that is being recorded. A partition that is stuck does not count. */
  public boolean queuesUp() {
    if (!broker.isRunning()) {
      return false;
    }
    return IntStream.range(0, Queues.PARTITIONS).mapToObj(Queues::journalIn).anyMatch(queue -> queuesUp(queue, broker.queues().queueDepth(queue)));
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
