package de.kassenbote.hub.feed;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Which feed scopes each till gets. Its own settings scope is always among them and never named. A change marks the
 * till's settings as changed, as they tell it which scopes to hold.
 */
public final class ExchangeSettings {
  private final Database database;
  private final Filters filters;
  private final ChangedMembers changed;
  private final Clock clock;

  ExchangeSettings(Database database, Filters filters, ChangedMembers changed, Clock clock) {
    this.database = database;
    this.filters = filters;
    this.changed = changed;
    this.clock = clock;
  }

  /**
   * Gives a till its subscription, at once; it is brought everything from its first contact on. A till that had one
   * begins anew.
   */
  public void enrol(TillId till, SortedSet<FeedScope> scopes) {
    database.useTransaction(h -> enrol(h, till, scopes));
    applyFilter(till);
  }

  /** The same inside a larger step; {@link #applyFilter} must follow its commit. */
  public void enrol(Handle transaction, TillId till, SortedSet<FeedScope> scopes) {
    markSettings(transaction, till);
    delete(transaction, till);
    transaction.execute(
        "INSERT INTO till_subscription (till, parked, last_contact) VALUES (?, 0, ?)", till.value(), clock.millis());
    withSettings(till, scopes).forEach(scope -> insert(transaction, till, scope));
  }

  /** Changes a till's scopes: new ones are brought by a catch-up, others go on, those not named are sent no longer. */
  public void assign(TillId till, SortedSet<FeedScope> scopes) {
    database.useTransaction(h -> assign(h, till, scopes));
    applyFilter(till);
  }

  /** The same inside a larger step; {@link #applyFilter} must follow its commit. */
  public void assign(Handle transaction, TillId till, SortedSet<FeedScope> scopes) {
    requireSubscription(transaction, till);
    markSettings(transaction, till);
    replace(transaction, till, withSettings(till, scopes));
  }

  /** Makes the broker's subscription what the database says; a crash before it is mended at the next start. */
  public void applyFilter(TillId till) {
    filters.apply(till);
  }

  /** Ends a till's subscription. */
  public void dismiss(TillId till) {
    database.useTransaction(h -> dismiss(h, till));
    filters.apply(till);
  }

  /** The same inside a larger step; {@link #applyFilter} must follow its commit. */
  public void dismiss(Handle transaction, TillId till) {
    delete(transaction, till);
  }

  /** The till's scopes without its own settings; none for a till without a subscription. */
  public SortedSet<FeedScope> of(TillId till) {
    return database.read(h -> of(h, till));
  }

  /** The same in a transaction, for whoever writes the till's settings. */
  public SortedSet<FeedScope> of(Handle transaction, TillId till) {
    SortedSet<FeedScope> scopes = new TreeSet<>(all(transaction, till));
    scopes.remove(FeedScope.settingsOf(till));
    return Collections.unmodifiableSortedSet(scopes);
  }

  /** Whether the till has a subscription. */
  public boolean isEnrolled(Handle transaction, TillId till) {
    return transaction.select("SELECT till FROM till_subscription WHERE till = ?", till.value()).mapTo(String.class).findOne().isPresent();
  }

  private void markSettings(Handle h, TillId till) {
    changed.mark(h, FeedScope.settingsOf(till), List.of(TillSettings.KEY));
  }

  private static void replace(Handle h, TillId till, Set<FeedScope> wanted) {
    Set<FeedScope> before = all(h, till);
    wanted.stream().filter(scope -> !before.contains(scope)).forEach(scope -> insert(h, till, scope));
    before.stream().filter(scope -> !wanted.contains(scope)).forEach(scope -> delete(h, till, scope));
  }

  private static Set<FeedScope> all(Handle h, TillId till) {
    return new HashSet<>(h.select("SELECT feed, scope FROM till_feed WHERE till = ?", till.value()).map(Rows::scope).list());
  }

  private void requireSubscription(Handle h, TillId till) {
    if (!isEnrolled(h, till)) {
      throw new IllegalArgumentException("till %s has no subscription: it is not enrolled".formatted(till));
    }
  }

  private static void insert(Handle h, TillId till, FeedScope scope) {
    h.execute(
        "INSERT INTO till_feed (till, feed, scope, state, reached) VALUES (?, ?, ?, 'CATCHING_UP', 0)",
        till.value(), scope.feed().id(), scope.scope());
  }

  private static void delete(Handle h, TillId till, FeedScope scope) {
    h.execute("DELETE FROM till_feed WHERE till = ? AND feed = ? AND scope = ?", till.value(), scope.feed().id(), scope.scope());
  }

  private static void delete(Handle h, TillId till) {
    h.execute("DELETE FROM till_feed WHERE till = ?", till.value());
    h.execute("DELETE FROM till_subscription WHERE till = ?", till.value());
  }

  private static Set<FeedScope> withSettings(TillId till, Collection<FeedScope> scopes) {
    Set<FeedScope> all = new TreeSet<>(scopes);
    all.removeIf(scope -> scope.feed() == Feed.SETTINGS);
    all.add(FeedScope.settingsOf(till));
    return all;
  }
}
