package de.kassenbote.hub.monitoring;

import de.kassenbote.broker.QueueDepth;
import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.hub.feed.FeedLag;
import de.kassenbote.hub.fleet.TillState;
import de.kassenbote.hub.fleet.TillView;
import de.kassenbote.hub.projection.ProjectionLag;
import de.kassenbote.routes.contract.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The hub's figures as of one moment.
 *
 * @param tills all of them
 * @param queues depth by name
 */
public record HubReading(
    Instant at,
    List<TillView> tills,
    Map<String, QueueDepth> queues,
    ProjectionLag projection,
    FeedLag feed,
    long hubLetters,
    long tillLetters) {
  static HubReading read(Handle tx, Instant at, List<TillView> tills, Map<String, QueueDepth> queues) {
    return new HubReading(
        at, tills, queues, ProjectionLag.read(tx), FeedLag.read(tx), DeadLetters.open(tx, "HUB"), DeadLetters.open(tx, "TILL"));
  }

  public double tills(TillState state) {
    return tills.stream().filter(t -> t.state() == state).count();
  }

  public double unsentEntries() {
    return tills.stream().mapToLong(TillView::unsentCount).sum();
  }

  public double unsentAge() {
    return seconds(tills.stream().map(TillView::oldestUnsent).filter(Objects::nonNull).min(Instant::compareTo));
  }

  /** An absent till's catalog is old by nature, and no alarm. */
  double catalogAge() {
    return seconds(tills.stream().filter(TillView::online).map(TillView::catalogCurrentAt).filter(Objects::nonNull).min(Instant::compareTo));
  }

  public double alarms() {
    return tills.stream().mapToLong(TillView::alarms).sum();
  }

  public double projectionAge() {
    return seconds(projection.oldest());
  }

  double unsentVersions(Feed feedName) {
    return feed.unsent().getOrDefault(feedName, 0L);
  }

  /** In all queues of that kind, such as {@code journal.in}. */
  double waiting(String kind) {
    return queues.entrySet().stream().filter(q -> isOf(kind, q.getKey())).mapToLong(q -> q.getValue().messages()).sum();
  }

  public double oldestWaiting(String kind) {
    return queues.entrySet().stream()
        .filter(q -> isOf(kind, q.getKey()))
        .map(q -> q.getValue().oldestAge())
        .max(Duration::compareTo)
        .map(age -> age.toMillis() / 1000.0)
        .orElse(0.0);
  }

  private static boolean isOf(String kind, String queue) {
    return queue.equals(kind) || queue.startsWith(kind + ".");
  }

  private double seconds(Optional<Instant> since) {
    return since.map(then -> Math.max(0, Duration.between(then, at).toMillis() / 1000.0)).orElse(0.0);
  }
}
