package de.kassenbote.hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Rows of a feed in a table of the test; a change marks and writes as the real owners of rows do. */
final class FixtureRows implements FeedSource {
  private static final ChangedMembers MARKS = new FeedMarks();

  private final Feed feed;

  FixtureRows(Feed feed) {
    this.feed = feed;
  }

  static void createTable(Handle h) {
    h.execute(
        """
        CREATE TABLE fixture_row (feed VARCHAR(20) NOT NULL, scope VARCHAR(60) NOT NULL, member_key VARCHAR(100) NOT NULL,
          content VARCHAR(30000) NOT NULL, PRIMARY KEY (feed, scope, member_key))
        """);
  }

  static void put(Handle h, FeedScope scope, String key, Object content) {
    MARKS.mark(h, scope, List.of(key));
    delete(h, scope, key);
    h.execute("INSERT INTO fixture_row VALUES (?, ?, ?, ?)", scope.feed().id(), scope.scope(), key, Contract.text(content));
  }

  static void remove(Handle h, FeedScope scope, String key) {
    MARKS.mark(h, scope, List.of(key));
    delete(h, scope, key);
  }

  private static void delete(Handle h, FeedScope scope, String key) {
    h.execute("DELETE FROM fixture_row WHERE feed = ? AND scope = ? AND member_key = ?", scope.feed().id(), scope.scope(), key);
  }

  @Override
  public Feed feed() {
    return feed;
  }

  @Override
  public Map<String, JsonNode> contents(Handle h, String scope, Collection<String> keys) {
    Map<String, JsonNode> contents = new HashMap<>();
    h.select("SELECT member_key, content FROM fixture_row WHERE feed = ? AND scope = ?", feed.id(), scope)
        .map((row, c) -> Map.entry(row.getString("member_key"), tree(row.getString("content"))))
        .forEach(e -> contents.put(e.getKey(), e.getValue()));
    contents.keySet().retainAll(keys);
    return contents;
  }

  private static JsonNode tree(String content) {
    return Contract.read(content.getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }
}
