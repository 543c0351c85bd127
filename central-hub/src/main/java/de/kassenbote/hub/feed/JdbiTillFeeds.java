package de.kassenbote.hub.feed;

import de.kassenbote.database.Database;
import de.kassenbote.routes.catchup.Running;
import de.kassenbote.routes.catchup.TillFeeds;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.publishfeed.ScopeChunk;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** How the tills stand, in the hub's tables. Each change commits first and then sets the filter of the subscription. */
final class JdbiTillFeeds implements TillFeeds {
  private final Database database;
  private final Filters filters;
  private final Contacts contacts;
  private final FeedGenerations generations;
  private final FeedSettings settings;

  JdbiTillFeeds(
      Database database, Filters filters, Contacts contacts, FeedGenerations generations, FeedSettings settings) {
    this.database = database;
    this.filters = filters;
    this.contacts = contacts;
    this.generations = generations;
    this.settings = settings;
  }

  @Override
  public List<Running> running() {
    List<Running> all =
        database.read(
            h ->
                h.createQuery(
                        """
                        SELECT f.till, f.feed, f.scope, f.reached
                        FROM till_feed f JOIN till_subscription s ON s.till = f.till
                        WHERE f.state = 'CATCHING_UP' AND s.parked = 0
                        ORDER BY f.till, f.feed, f.scope
                        """)
                    .map((row, c) -> new Running(new TillId(row.getString("till")), Rows.scope(row, c), row.getLong("reached")))
                    .list());
    return all.stream().filter(r -> contacts.within(r.till(), settings.presence())).toList();
  }

  @Override
  public void sent(Running catchUp, ScopeChunk chunk) {
    String state = chunk.complete() ? "LIVE" : "CATCHING_UP";
    boolean moved = database.inTransaction(h -> move(h, catchUp, chunk, state));
    if (moved && chunk.complete()) {
      filters.apply(catchUp.till());
    }
  }

  private static boolean move(Handle h, Running catchUp, ScopeChunk chunk, String state) {
    if (!FeedGenerations.current(h).equals(chunk.generation())) {
      return false;
    }
    int moved =
        h.execute(
            """
            UPDATE till_feed SET state = ?, reached = ?
            WHERE till = ? AND feed = ? AND scope = ? AND state = 'CATCHING_UP' AND reached = ?
            """,
            state,
            chunk.to(),
            catchUp.till().value(),
            catchUp.scope().feed().id(),
            catchUp.scope().scope(),
            catchUp.position());
    return moved == 1;
  }

  @Override
  public void wanted(TillId till, Cursor cursor) {
    contacts.touch(till);
    Optional<Standing> standing = standing(till, cursor.scope()).filter(Standing::live);
    if (standing.isPresent() && standing.get().isAhead(cursor)) {
      generations.renewBecause(till, Standing.ahead(cursor));
    } else if (standing.isPresent()) {
      start(till, standing.get(), cursor);
    }
  }

  /** Whether it runs already or not: from now on the catch-up is at this cursor. */
  void start(TillId till, Standing standing, Cursor cursor) {
    database.useTransaction(h -> start(h, till, cursor.scope(), standing.start(cursor)));
    filters.apply(till);
  }

  /** Brings a parked till up to date from where it says it is; scopes that it does not name from the beginning. */
  void unpark(TillId till, Collection<Cursor> cursors) {
    Map<FeedScope, Cursor> byScope = cursors.stream().collect(Collectors.toMap(Cursor::scope, Function.identity(), (a, b) -> b));
    database.useTransaction(
        h -> {
          h.execute("UPDATE till_subscription SET parked = 0 WHERE till = ?", till.value());
          for (Standing s : standings(h, till)) {
            start(h, till, s.scope(), s.start(byScope.getOrDefault(s.scope(), Cursor.start(s.scope()))));
          }
        });
    filters.apply(till);
  }

  boolean isParked(TillId till) {
    return database.read(
        h ->
            h.select("SELECT parked FROM till_subscription WHERE till = ?", till.value())
                .mapTo(Integer.class)
                .findOne()
                .filter(parked -> parked == 1)
                .isPresent());
  }

  List<Standing> standings(TillId till) {
    return database.read(h -> standings(h, till));
  }

  private Optional<Standing> standing(TillId till, FeedScope scope) {
    return isParked(till) ? Optional.empty() : standings(till).stream().filter(s -> s.scope().equals(scope)).findFirst();
  }

  private static List<Standing> standings(Handle h, TillId till) {
    String generation = FeedGenerations.current(h);
    return h.createQuery(
            """
            SELECT f.feed, f.scope, f.state, f.reached, COALESCE(s.sent, 0) AS sent, COALESCE(s.assigned, 0) AS assigned
            FROM till_feed f LEFT JOIN feed_scope s ON s.feed = f.feed AND s.scope = f.scope
            WHERE f.till = :till
            """)
        .bind("till", till.value())
        .map(
            (row, c) ->
                new Standing(
                    Rows.scope(row, c),
                    row.getString("state").equals("LIVE"),
                    row.getLong("reached"),
                    row.getLong("sent"),
                    row.getLong("assigned"),
                    generation))
        .list();
  }

  private static void start(Handle h, TillId till, FeedScope scope, long position) {
    h.execute(
        "UPDATE till_feed SET state = 'CATCHING_UP', reached = ? WHERE till = ? AND feed = ? AND scope = ?",
        position,
        till.value(),
        scope.feed().id(),
        scope.scope());
  }
}
