package de.kassenbote.hub.exchange;

import de.kassenbote.hub.feed.ExchangeSettings;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** Brings tills to other scopes: their feeds and the revision of their settings, in one transaction; then their filters. */
final class TillMoves {
  private final ExchangeSettings feeds;
  private final BiConsumer<Handle, TillId> settingsChanged;

  /**
   * @param settingsChanged gives a till's settings the next revision
   */
  TillMoves(ExchangeSettings feeds, BiConsumer<Handle, TillId> settingsChanged) {
    this.feeds = feeds;
    this.settingsChanged = settingsChanged;
  }

  /**
   * A till that has these scopes already is left alone.
   *
   * @return those that moved: {@link #applyFilters} must follow the commit
   */
  List<TillId> move(Handle tx, Collection<TillId> tills, SortedSet<FeedScope> scopes) {
    List<TillId> moving = tills.stream().filter(till -> !feeds.of(tx, till).equals(scopes)).toList();
    for (TillId till : moving) {
      feeds.assign(tx, till, scopes);
      settingsChanged.accept(tx, till);
    }
    return moving;
  }

  /** A crash before it is mended at the next start. */
  void applyFilters(Collection<TillId> tills) {
    tills.forEach(feeds::applyFilter);
  }
}
