package de.kassenbote.hub.fleet;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.Heartbeat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last heartbeat of a till, and when it came.
 *
 * @param catalogCurrentAt when one last showed that all the till's catalogs were current
 * @param feedsCurrentAt the same of each of its scopes alone; one that never was is absent
 */
record Contact(Heartbeat heartbeat, Instant at, @Nullable Instant catalogCurrentAt, Map<String, Instant> feedsCurrentAt) {
  Contact {
    feedsCurrentAt = Map.copyOf(feedsCurrentAt);
  }

  static Contact of(Heartbeat heartbeat, Instant at, List<FeedState> feeds, @Nullable Contact before) {
    boolean current = feeds.stream().filter(f -> f.scope().feed() == Feed.CATALOG).allMatch(FeedState::current);
    Map<String, Instant> currentAt = new TreeMap<>();
    for (FeedState feed : feeds) {
      String scope = feed.scope().toString();
      Instant last = feed.current() || before == null ? null : before.feedsCurrentAt().get(scope);
      if (feed.current() || last != null) {
        currentAt.put(scope, last == null ? at : last);
      }
    }
    return new Contact(heartbeat, at, current ? at : before == null ? null : before.catalogCurrentAt(), currentAt);
  }
}
