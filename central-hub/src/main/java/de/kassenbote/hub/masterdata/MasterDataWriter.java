package de.kassenbote.hub.masterdata;

import de.kassenbote.hub.feed.ChangedMembers;
import de.kassenbote.routes.contract.FeedScope;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;

/**
 * The one way to change one kind of master data: all edits or none, in the caller's transaction. Order of locks: the
 * writers' turn, then the marks of all members, then the rows. The publisher takes marks before rows too and never the
 * turn, so neither can wait for the other in a circle. What already is as wanted is neither written nor marked.
 */
public final class MasterDataWriter<S> {
  private final MasterTable<S> table;
  private final ChangedMembers marks;

  public MasterDataWriter(MasterTable<S> table, ChangedMembers marks) {
    this.table = table;
    this.marks = marks;
  }

  /** @throws InvalidEdits when an edit contradicts what is stored or another edit */
  public Outcome write(Handle transaction, Edit<S> edit) {
    return write(transaction, List.of(edit), done -> {});
  }

  /**
   * @param written is told how many more rows are done
   * @throws InvalidEdits when an edit contradicts what is stored or another edit
   */
  public Outcome write(Handle transaction, List<Edit<S>> edits, IntConsumer written) {
    Turns.take(transaction, table.kind());
    Comparison<S> comparison = Comparison.of(transaction, table, edits);
    mark(transaction, comparison.differences());
    table.write(transaction, comparison.differences(), written);
    return comparison.outcome();
  }

  private void mark(Handle transaction, List<Difference<S>> differences) {
    SortedMap<FeedScope, SortedSet<String>> members = new TreeMap<>();
    for (Difference<S> difference : differences) {
      for (FeedScope scope : table.scopes(difference)) {
        members.computeIfAbsent(scope, s -> new TreeSet<>()).add(difference.key());
      }
    }
    members.forEach((scope, keys) -> marks.mark(transaction, scope, new ArrayList<>(keys)));
  }
}
