package de.kassenbote.hub.feed;

import de.kassenbote.routes.contract.FeedScope;
import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps the marks in the writer's own database, in its transaction: seen by the publisher when, and only when, it commits. */
public final class FeedMarks implements ChangedMembers {
  @Override
  public void mark(Handle transaction, FeedScope scope, Collection<String> keys) {
    if (keys.isEmpty()) {
      return;
    }
    PreparedBatch batch = transaction.prepareBatch("INSERT INTO feed_mark (feed, scope, member_key) VALUES (?, ?, ?)");
    keys.forEach(key -> batch.add(scope.feed().id(), scope.scope(), key));
    batch.execute();
  }
}
