package de.kassenbote.hub.feed;

import de.kassenbote.routes.contract.FeedScope;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** How writers of master data tell the feeds that something changed. */
public interface ChangedMembers {
  /**
   * Marks these members of a scope as changed, come or gone. Call it <em>before</em> writing the rows, in the same
   * transaction: the publisher takes its locks in that order. Versions are given later, by the publisher alone.
   */
  void mark(Handle transaction, FeedScope scope, Collection<String> keys);
}
