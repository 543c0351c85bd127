package de.kassenbote.till.feed;

import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** How far each scope is applied. */
final class Cursors {
  private Cursors() {}

  static Cursor of(Handle h, FeedScope scope) {
    return h.select("SELECT generation, version FROM feed_cursor WHERE feed = ? AND scope = ?", scope.feed().id(), scope.scope())
        .map((row, c) -> new Cursor(scope, row.getString("generation"), row.getLong("version")))
        .findOne()
        .orElse(Cursor.start(scope));
  }

  static void set(Handle h, Cursor cursor) {
    FeedScope scope = cursor.scope();
    int known =
        h.execute(
            "UPDATE feed_cursor SET generation = ?, version = ? WHERE feed = ? AND scope = ?",
            cursor.generation(), cursor.version(), scope.feed().id(), scope.scope());
    if (known == 0) {
      h.execute(
          "INSERT INTO feed_cursor (generation, version, feed, scope) VALUES (?, ?, ?, ?)",
          cursor.generation(), cursor.version(), scope.feed().id(), scope.scope());
    }
  }

  static void delete(Handle h, FeedScope scope) {
    h.execute("DELETE FROM feed_cursor WHERE feed = ? AND scope = ?", scope.feed().id(), scope.scope());
  }

  static List<FeedScope> scopes(Handle h) {
    return h.createQuery("SELECT feed, scope FROM feed_cursor")
        .map((row, c) -> new FeedScope(Feed.of(row.getString("feed")), row.getString("scope")))
        .list();
  }
}
