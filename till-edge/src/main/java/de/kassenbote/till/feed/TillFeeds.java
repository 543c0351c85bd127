package de.kassenbote.till.feed;

import de.kassenbote.database.Database;
import de.kassenbote.routes.applyfeed.FeedStore;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.envelope.ScopeHash;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The till's side of the feeds, put together. */
public final class TillFeeds {
  private final Database database;
  private final RowsByFeed rows;
  private final HeldScopes scopes;
  private final DeadLetters deadLetters;
  private final FeedStore store;

  /**
   * @param rows one for each feed
   */
  public TillFeeds(Database database, Collection<? extends FeedRows<?>> rows, HeldScopes scopes, Clock clock) {
    this.database = database;
    this.rows = new RowsByFeed(rows);
    this.scopes = scopes;
    this.deadLetters = new DeadLetters(database, clock);
    this.store = new JdbiFeedStore(database, this.rows, scopes, deadLetters);
  }

  public FeedStore store() {
    return store;
  }

  public DeadLetters deadLetters() {
    return deadLetters;
  }

  /** How far each scope is applied that the till is to hold, for the heartbeat. */
  public List<Cursor> cursors() {
    return database.read(h -> scopes.held().stream().map(scope -> Cursors.of(h, scope)).toList());
  }

  /** What the till holds of a scope, as one hash: equal to the hub's when it holds the same. */
  public String hash(FeedScope scope) {
    return database.read(h -> hash(h, scope));
  }

  private String hash(Handle h, FeedScope scope) {
    ScopeHash hash = new ScopeHash();
    rows.contents(h, scope).forEach(hash::member);
    return hash.hex();
  }
}
