package de.kassenbote.hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.envelope.ScopeHash;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** What the hub holds of a scope, as one hash: a till that holds the same has the same one. */
public final class FeedHash {
  private static final int PORTION = 500;

  private final Database database;
  private final JdbiFeedVersions versions;

  FeedHash(Database database, JdbiFeedVersions versions) {
    this.database = database;
    this.versions = versions;
  }

  /** Reads the database of a hub, whether it runs or not. */
  public static FeedHash over(Database database, Collection<? extends FeedSource> sources) {
    return new FeedHash(database, new JdbiFeedVersions(database, sources));
  }

  public String of(FeedScope scope) {
    return database.read(h -> of(h, scope));
  }

  private String of(Handle h, FeedScope scope) {
    List<String> keys = keys(h, scope);
    Map<String, JsonNode> members = new TreeMap<>();
    for (int i = 0; i < keys.size(); i += PORTION) {
      members.putAll(versions.source(scope).contents(h, scope.scope(), keys.subList(i, Math.min(i + PORTION, keys.size()))));
    }
    ScopeHash hash = new ScopeHash();
    members.forEach(hash::member);
    return hash.hex();
  }

  private static List<String> keys(Handle h, FeedScope scope) {
    return h.select("SELECT member_key FROM feed_member WHERE feed = ? AND scope = ?", scope.feed().id(), scope.scope())
        .mapTo(String.class)
        .list();
  }
}
