package de.kassenbote.hub.feed;

import de.kassenbote.database.Database;
import de.kassenbote.routes.catchup.Subscriptions;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Makes the subscriptions say what the database says: scopes that are live, none while a till is parked. Read and set
 * under one lock, so that whoever comes last sets what is committed.
 */
final class Filters {
  private final Database database;
  private final Subscriptions subscriptions;

  Filters(Database database, Subscriptions subscriptions) {
    this.database = database;
    this.subscriptions = subscriptions;
  }

  /** A till without a subscription in the database loses its queue. */
  synchronized void apply(TillId till) {
    Wanted wanted = database.read(h -> wanted(h, till));
    if (wanted.exists()) {
      subscriptions.let(till, wanted.scopes());
    } else {
      subscriptions.remove(till);
    }
  }

  void applyAll() {
    tills("SELECT till FROM till_subscription ORDER BY till").forEach(this::apply);
  }

  /** After a start of the broker. What a parked till had left is thrown away again: a crash may have left it. */
  void restore() {
    applyAll();
    tills("SELECT till FROM till_subscription WHERE parked = 1").forEach(subscriptions::clearUntargeted);
  }

  private List<TillId> tills(String sql) {
    return database.read(h -> h.createQuery(sql).map((row, c) -> new TillId(row.getString("till"))).list());
  }

  private static Wanted wanted(Handle h, TillId till) {
    List<Integer> parked =
        h.select("SELECT parked FROM till_subscription WHERE till = ?", till.value()).mapTo(Integer.class).list();
    boolean live = parked.equals(List.of(0));
    return new Wanted(!parked.isEmpty(), live ? liveScopes(h, till) : List.of());
  }

  private static List<FeedScope> liveScopes(Handle h, TillId till) {
    return h.select("SELECT feed, scope FROM till_feed WHERE till = ? AND state = 'LIVE'", till.value()).map(Rows::scope).list();
  }

  private record Wanted(boolean exists, List<FeedScope> scopes) {}
}
