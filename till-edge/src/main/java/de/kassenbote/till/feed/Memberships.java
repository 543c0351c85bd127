package de.kassenbote.till.feed;

import de.kassenbote.routes.contract.FeedScope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which scope holds which row, and which generation brought it. */
final class Memberships {
  private Memberships() {}

  /** From now on the scope holds these, as members brought by that generation. */
  static void stamp(Handle h, FeedScope scope, String generation, List<String> keys) {
    Map<String, String> known = generations(h, scope, keys);
    PreparedBatch inserts =
        h.prepareBatch("INSERT INTO feed_membership (generation, feed, scope, member_key) VALUES (?, ?, ?, ?)");
    PreparedBatch updates =
        h.prepareBatch("UPDATE feed_membership SET generation = ? WHERE feed = ? AND scope = ? AND member_key = ?");
    for (String key : keys) {
      if (!generation.equals(known.get(key))) {
        (known.containsKey(key) ? updates : inserts).add(generation, scope.feed().id(), scope.scope(), key);
      }
    }
    execute(inserts);
    execute(updates);
  }

  /** Ends these memberships; answers with the keys that no scope holds any more. */
  static List<String> remove(Handle h, FeedScope scope, List<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    PreparedBatch deletes = h.prepareBatch("DELETE FROM feed_membership WHERE feed = ? AND scope = ? AND member_key = ?");
    keys.forEach(key -> deletes.add(scope.feed().id(), scope.scope(), key));
    deletes.execute();
    Set<String> held = held(h, scope, keys);
    return keys.stream().filter(key -> !held.contains(key)).toList();
  }

  /** Some members that another generation than this one brought. */
  static List<String> stale(Handle h, FeedScope scope, String generation) {
    return h.select(
            """
            SELECT member_key FROM feed_membership WHERE feed = ? AND scope = ? AND generation <> ?
            FETCH FIRST 500 ROWS ONLY
            """,
            scope.feed().id(), scope.scope(), generation)
        .mapTo(String.class)
        .list();
  }

  static List<String> all(Handle h, FeedScope scope) {
    return h.select(
            "SELECT member_key FROM feed_membership WHERE feed = ? AND scope = ? ORDER BY member_key",
            scope.feed().id(), scope.scope())
        .mapTo(String.class)
        .list();
  }

  private static Map<String, String> generations(Handle h, FeedScope scope, List<String> keys) {
    return PerKey.find(
        h,
        "SELECT generation FROM feed_membership WHERE member_key = ? AND feed = ? AND scope = ?",
        keys,
        row -> row.getString(1),
        scope.feed().id(),
        scope.scope());
  }

  private static Set<String> held(Handle h, FeedScope scope, List<String> keys) {
    return PerKey.find(
            h,
            "SELECT scope FROM feed_membership WHERE member_key = ? AND feed = ?",
            keys,
            row -> row.getString(1),
            scope.feed().id())
        .keySet();
  }

  private static void execute(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
