package de.kassenbote.hub.feed;

import de.kassenbote.database.RowBatch;
import de.kassenbote.routes.contract.FeedScope;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** Keeps the marks in the writer's own database, in its transaction: seen by the publisher when, and only when, it commits. */
public final class FeedMarks implements ChangedMembers {
  @Override
  public void mark(Handle transaction, FeedScope scope, Collection<String> keys) {
    RowBatch.write(
        transaction,
        "INSERT INTO feed_mark (feed, scope, member_key) VALUES (?, ?, ?)",
        keys,
        key -> new Object[] {scope.feed().id(), scope.scope(), key});
  }
}
