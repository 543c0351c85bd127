package de.kassenbote.hub.exchange;

import de.kassenbote.hub.feed.ListedSource;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Counts the rows that come and go when a till's scopes change, out of what belongs to each scope now. A till that is behind
 * has less than that, and is brought more.
 */
final class RowCounter {
  private final List<ListedSource> sources;

  RowCounter(Collection<ListedSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** For several changes in one transaction: the same change is counted once. */
  Counting begin(Handle tx) {
    return new Counting(tx);
  }

  /** See {@link #begin}. */
  final class Counting {
    private final Handle tx;
    private final Map<Change, List<Preview.Rows>> counted = new HashMap<>();

    private Counting(Handle tx) {
      this.tx = tx;
    }

    List<Preview.Rows> count(SortedSet<FeedScope> before, SortedSet<FeedScope> after) {
      return counted.computeIfAbsent(new Change(before, after), change -> sources.stream().map(source -> rows(source, change)).toList());
    }

    private Preview.Rows rows(ListedSource source, Change change) {
      Set<String> before = names(change.before(), source.feed());
      Set<String> after = names(change.after(), source.feed());
      if (before.equals(after)) {
        return new Preview.Rows(source.feed(), 0, 0);
      }
      Set<String> held = source.members(tx, before);
      Set<String> wanted = source.members(tx, after);
      return new Preview.Rows(source.feed(), notIn(held, wanted), notIn(wanted, held));
    }
  }

  private static long notIn(Set<String> others, Set<String> keys) {
    return keys.stream().filter(key -> !others.contains(key)).count();
  }

  private static Set<String> names(SortedSet<FeedScope> scopes, Feed feed) {
    return scopes.stream().filter(s -> s.feed() == feed).map(FeedScope::scope).collect(Collectors.toCollection(TreeSet::new));
  }

  private record Change(SortedSet<FeedScope> before, SortedSet<FeedScope> after) {}
}
