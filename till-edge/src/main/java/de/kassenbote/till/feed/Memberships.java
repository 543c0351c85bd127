package de.kassenbote.till.feed;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.RowBatch;
import de.kassenbote.routes.contract.FeedScope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which scope holds which row, and which generation brought it. */
final class Memberships {
  private static final String BY_KEY = IndexHints.byPrimaryKey("feed_membership");

  private Memberships() {}

  /** From now on the scope holds these, as members brought by that generation. */
  static void stamp(Handle h, FeedScope scope, String generation, List<String> keys) {
    Map<String, String> known = generations(h, scope, keys);
    List<String> others = keys.stream().filter(key -> !generation.equals(known.get(key))).toList();
    RowBatch.write(
        h,
        "INSERT INTO feed_membership (generation, feed, scope, member_key) VALUES (?, ?, ?, ?)",
        others.stream().filter(key -> !known.containsKey(key)).toList(),
        key -> new Object[] {generation, scope.feed().id(), scope.scope(), key});
    RowBatch.write(
        h,
        "UPDATE feed_membership SET generation = ? WHERE feed = ? AND scope = ? AND member_key = ?",
        others.stream().filter(known::containsKey).toList(),
        key -> new Object[] {generation, scope.feed().id(), scope.scope(), key});
  }

  /** Ends these memberships; answers with the keys that no scope holds any more. */
  static List<String> remove(Handle h, FeedScope scope, List<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    RowBatch.write(
        h,
        "DELETE FROM feed_membership WHERE feed = ? AND scope = ? AND member_key = ?",
        keys,
        key -> new Object[] {scope.feed().id(), scope.scope(), key});
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
        "SELECT member_key, generation FROM %s WHERE member_key IN (%%s) AND feed = ? AND scope = ?".formatted(BY_KEY),
        keys,
        row -> row.getString(2),
        scope.feed().id(),
        scope.scope());
  }

  private static Set<String> held(Handle h, FeedScope scope, List<String> keys) {
    return PerKey.find(
            h,
            "SELECT member_key, scope FROM %s WHERE member_key IN (%%s) AND feed = ?".formatted(BY_KEY),
            keys,
            row -> row.getString(2),
            scope.feed().id())
        .keySet();
  }
}
