package de.kassenbote.hub.samples;

import de.kassenbote.broker.QueueDepth;
import de.kassenbote.hub.fleet.TillState;
import de.kassenbote.hub.monitoring.HubReading;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the hub's own sample. The queues of single tills are taken together, by kind: {@code feeds} and {@code replies}. */
final class HubSample {
  private HubSample() {}

  static Sample of(HubReading reading, long freeDisk, Instant minute) {
    Map<String, List<Spread>> figures = new HashMap<>();
    for (TillState state : TillState.values()) {
      put(figures, Figure.TILLS + state.id(), (long) reading.tills(state));
    }
    put(figures, Figure.UNSENT, (long) reading.unsentEntries());
    put(figures, Figure.UNSENT_AGE, millis(reading.unsentAge()));
    put(figures, Figure.DEAD_LETTERS, reading.hubLetters() + reading.tillLetters());
    put(figures, Figure.ALARMS, (long) reading.alarms());
    put(figures, Figure.RECORD_LAG, millis(reading.oldestWaiting("journal.in")));
    put(figures, Figure.PROJECTION_LAG, millis(reading.projectionAge()));
    put(figures, Figure.PROJECTION_LAG_ENTRIES, reading.projection().entries());
    put(figures, Figure.FEED_LAG_CHANGES, reading.feed().marked());
    put(figures, Figure.FEED_LAG_VERSIONS, reading.feed().unsent().values().stream().mapToLong(Long::longValue).sum());
    put(figures, Figure.CATCH_UPS, reading.feed().catchUps());
    put(figures, Figure.FREE_DISK, freeDisk);
    Map<String, long[]> queues = new HashMap<>();
    reading.queues().forEach((name, depth) -> queues.merge(kind(name), aspects(depth), HubSample::together));
    queues.forEach((name, aspects) -> figures.put(name, Arrays.stream(aspects).mapToObj(Spread::of).toList()));
    return new Sample(Sample.HUB, minute, figures);
  }

  static Stream<String> states() {
    return Arrays.stream(TillState.values()).map(state -> Figure.TILLS + state.id());
  }

  private static void put(Map<String, List<Spread>> figures, String name, long value) {
    figures.put(name, List.of(Spread.of(value)));
  }

  private static String kind(String queue) {
    return Figure.ofQueue(queue).replaceFirst("^(feeds|replies)\\..*", "$1");
  }

  private static long millis(double seconds) {
    return (long) (seconds * 1000);
  }

  /** In the order of {@link QueueAspect}. */
  private static long[] aspects(QueueDepth depth) {
    return new long[] {depth.messages(), depth.oldestAge().toMillis(), depth.in(), depth.out(), depth.consumers()};
  }

  private static long[] together(long[] a, long[] b) {
    long[] sum = new long[a.length];
    Arrays.setAll(sum, i -> i == QueueAspect.OLDEST_AGE.position() ? Math.max(a[i], b[i]) : a[i] + b[i]);
    return sum;
  }
}
