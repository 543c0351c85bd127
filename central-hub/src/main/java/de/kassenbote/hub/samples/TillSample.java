package de.kassenbote.hub.samples;

import de.kassenbote.hub.fleet.TillDetail;
import de.kassenbote.hub.fleet.TillView;
import de.kassenbote.routes.contract.QueueReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a till's sample of what it told last. */
final class TillSample {
  private TillSample() {}

  static Sample of(TillDetail till, Instant minute, Instant now) {
    TillView view = till.view();
    Map<String, List<Spread>> figures = new HashMap<>();
    put(figures, Figure.UNSENT, view.unsentCount());
    put(figures, Figure.UNSENT_AGE, view.oldestUnsent() == null ? 0 : Math.max(0, Duration.between(view.oldestUnsent(), now).toMillis()));
    put(figures, Figure.UNSENT_VALUE, view.unsentValue());
    put(figures, Figure.DEAD_LETTERS, view.deadLetters());
    put(figures, Figure.FREE_DISK, view.freeDiskBytes());
    till.queues().forEach(queue -> figures.put(Figure.ofQueue(queue.queue()), aspects(queue)));
    return new Sample(view.till().value(), minute, figures);
  }

  private static void put(Map<String, List<Spread>> figures, String name, long value) {
    figures.put(name, List.of(Spread.of(value)));
  }

  private static List<Spread> aspects(QueueReport queue) {
    return List.of(
        Spread.of(queue.depth()), Spread.of(queue.oldestAgeMillis()), Spread.of(queue.in()), Spread.of(queue.out()), Spread.of(queue.consumers()));
  }
}
