package de.kassenbote.hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.database.IndexHints;
import de.kassenbote.database.RowBatch;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.envelope.FeedChange;
import de.kassenbote.routes.publishfeed.FeedVersions;
import de.kassenbote.routes.publishfeed.ScopeChunk;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * Versions in the hub's tables, contents from the {@link FeedSource}s. A content is read after the version was given, so
 * it is never older than its version; should it be newer, its own mark gives it another version later.
 */
final class JdbiFeedVersions implements FeedVersions {
  private final Database database;
  private final Map<Feed, FeedSource> sources = new LinkedHashMap<>();

  JdbiFeedVersions(Database database, Collection<? extends FeedSource> sources) {
    this.database = database;
    sources.forEach(s -> this.sources.put(s.feed(), s));
  }

  @Override
  public boolean giveNext(int max) {
    return database.inTransaction(h -> markedScope(h).map(scope -> give(h, scope, max)).orElse(false));
  }

  /** Only marks that were read are deleted: one that commits meanwhile stays for the next round. */
  private static boolean give(Handle h, FeedScope scope, int max) {
    List<Mark> marks = marks(h, scope, max);
    RowBatch.write(h, "DELETE FROM feed_mark WHERE id = ?", marks, mark -> new Object[] {mark.id()});
    giveVersions(h, scope, marks.stream().map(Mark::key).distinct().toList());
    return true;
  }

  private static Optional<FeedScope> markedScope(Handle h) {
    Optional<FeedScope> settings =
        h.createQuery(
                "SELECT feed, scope FROM " + IndexHints.byIndex("feed_mark", "feed_mark_scope") + "WHERE feed = :feed ORDER BY scope, id FETCH FIRST 1 ROWS ONLY")
            .bind("feed", Feed.SETTINGS.id())
            .map(Rows::scope)
            .findOne();
    return settings.isPresent()
        ? settings
        : h.createQuery("SELECT feed, scope FROM feed_mark WHERE id = (SELECT MIN(id) FROM feed_mark)").map(Rows::scope).findOne();
  }

  private static List<Mark> marks(Handle h, FeedScope scope, int max) {
    return h.createQuery(
            """
            SELECT id, member_key FROM %s WHERE feed = :feed AND scope = :scope
            ORDER BY id FETCH FIRST %d ROWS ONLY
            """.formatted(IndexHints.byIndex("feed_mark", "feed_mark_scope"), max))
        .bind("feed", scope.feed().id())
        .bind("scope", scope.scope())
        .map((row, c) -> new Mark(row.getLong("id"), row.getString("member_key")))
        .list();
  }

  private static void giveVersions(Handle h, FeedScope scope, List<String> keys) {
    long before = reserve(h, scope, keys.size());
    List<Member> members = IntStream.range(0, keys.size()).mapToObj(i -> new Member(keys.get(i), before + i + 1)).toList();
    Function<Member, Object[]> columns = m -> new Object[] {m.version(), scope.feed().id(), scope.scope(), m.key()};
    List<Member> missing =
        RowBatch.write(h, "UPDATE feed_member SET version = ? WHERE feed = ? AND scope = ? AND member_key = ?", members, columns);
    RowBatch.write(h, "INSERT INTO feed_member (version, feed, scope, member_key) VALUES (?, ?, ?, ?)", missing, columns);
  }

  /** The last version before the {@code count} reserved ones. */
  private static long reserve(Handle h, FeedScope scope, int count) {
    int known =
        h.execute("UPDATE feed_scope SET assigned = assigned + ? WHERE feed = ? AND scope = ?", count, scope.feed().id(), scope.scope());
    if (known == 0) {
      h.execute("INSERT INTO feed_scope (feed, scope, assigned, sent) VALUES (?, ?, ?, 0)", scope.feed().id(), scope.scope(), count);
    }
    return assigned(h, scope) - count;
  }

  static long assigned(Handle h, FeedScope scope) {
    return h.select("SELECT assigned FROM feed_scope WHERE feed = ? AND scope = ?", scope.feed().id(), scope.scope())
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  @Override
  public Map<FeedScope, Long> unsent() {
    Map<FeedScope, Long> unsent = new LinkedHashMap<>();
    database.read(
            h ->
                h.createQuery(
                        """
                        SELECT feed, scope, sent FROM feed_scope WHERE sent < assigned
                        ORDER BY CASE WHEN feed = 'settings' THEN 0 ELSE 1 END, feed, scope
                        """)
                    .map((row, c) -> Map.entry(Rows.scope(row, c), row.getLong("sent")))
                    .list())
        .forEach(e -> unsent.put(e.getKey(), e.getValue()));
    return unsent;
  }

  @Override
  public ScopeChunk read(FeedScope scope, long after, int max) {
    return database.inTransaction(h -> read(h, scope, after, max));
  }

  private ScopeChunk read(Handle h, FeedScope scope, long after, int max) {
    String generation = FeedGenerations.current(h);
    long assigned = Math.max(after, assigned(h, scope));
    List<Member> members = members(h, scope, after, assigned, max);
    boolean complete = members.size() < max;
    Map<String, JsonNode> contents =
        members.isEmpty() ? Map.of() : source(scope).contents(h, scope.scope(), members.stream().map(Member::key).toList());
    List<FeedChange> changes =
        members.stream().map(m -> new FeedChange(m.key(), m.version(), contents.get(m.key()))).toList();
    long to = complete ? assigned : changes.get(changes.size() - 1).version();
    return new ScopeChunk(scope, generation, after, to, to == assigned, changes);
  }

  private static List<Member> members(Handle h, FeedScope scope, long after, long upTo, int max) {
    return h.createQuery(
            """
            SELECT member_key, version FROM %s
            WHERE feed = :feed AND scope = :scope AND version > :after AND version <= :upTo
            ORDER BY version FETCH FIRST %d ROWS ONLY
            """.formatted(IndexHints.byIndex("feed_member", "feed_member_version"), max))
        .bind("feed", scope.feed().id())
        .bind("scope", scope.scope())
        .bind("after", after)
        .bind("upTo", upTo)
        .map((row, c) -> new Member(row.getString("member_key"), row.getLong("version")))
        .list();
  }

  FeedSource source(FeedScope scope) {
    FeedSource source = sources.get(scope.feed());
    if (source == null) {
      throw new IllegalStateException("no source for feed " + scope.feed().id());
    }
    return source;
  }

  @Override
  public void sent(FeedScope scope, long version) {
    database.useTransaction(
        h ->
            h.execute(
                "UPDATE feed_scope SET sent = ? WHERE feed = ? AND scope = ? AND sent < ?",
                version, scope.feed().id(), scope.scope(), version));
  }

  private record Mark(long id, String key) {}

  private record Member(String key, long version) {}
}
