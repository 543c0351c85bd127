package de.kassenbote.till.feed;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.envelope.FeedChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The rows of all feeds together with their memberships: a row is there while some scope holds it. */
final class RowsByFeed {
  private final Map<Feed, FeedRows<?>> rows = new EnumMap<>(Feed.class);

  RowsByFeed(Collection<? extends FeedRows<?>> rows) {
    rows.forEach(r -> this.rows.put(r.feed(), r));
  }

  void write(Handle h, FeedScope scope, String generation, List<FeedChange> changes) {
    put(h, of(scope.feed()), scope, generation, changes.stream().filter(c -> c.content() != null).toList());
    remove(h, scope, changes.stream().filter(c -> c.content() == null).map(FeedChange::key).toList());
  }

  /** Ends these memberships, and removes the rows that nobody holds then; whether there were any. */
  boolean remove(Handle h, FeedScope scope, List<String> keys) {
    of(scope.feed()).remove(h, Memberships.remove(h, scope, keys));
    return !keys.isEmpty();
  }

  /** The content of every member of a scope, by key. */
  Map<String, JsonNode> contents(Handle h, FeedScope scope) {
    return new TreeMap<>(of(scope.feed()).contents(h, Memberships.all(h, scope)));
  }

  private static <T> void put(Handle h, FeedRows<T> rows, FeedScope scope, String generation, List<FeedChange> changes) {
    List<FeedRow<T>> read = new ArrayList<>(changes.size());
    for (FeedChange change : changes) {
      JsonNode content = change.content();
      if (content != null) {
        read.add(rows.read(change.key(), content));
      }
    }
    Memberships.stamp(h, scope, generation, changes.stream().map(FeedChange::key).toList());
    rows.put(h, generation, read);
  }

  private FeedRows<?> of(Feed feed) {
    FeedRows<?> found = rows.get(feed);
    if (found == null) {
      throw new RejectedMessage("this till keeps no rows of feed " + feed.id());
    }
    return found;
  }
}
