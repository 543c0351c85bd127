package de.kassenbote.hub.masterdata;

import de.kassenbote.hub.feed.ChangedMembers;
import de.kassenbote.routes.contract.FeedScope;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Marks in a table of the test, so that marks lock like the real ones and vanish when the transaction is rolled back. */
public final class LockingMarks implements ChangedMembers {
  public static void createTable(Handle handle) {
    handle.execute("CREATE TABLE test_mark (scope VARCHAR(80) NOT NULL, member VARCHAR(40) NOT NULL, times INT NOT NULL, PRIMARY KEY (scope, member))");
  }

  @Override
  public void mark(Handle transaction, FeedScope scope, Collection<String> keys) {
    for (List<String> some : KeyLists.chunks(keys)) {
      List<String> known =
          KeyLists.query(transaction, "SELECT member FROM test_mark WHERE scope = :scope AND member IN (<keys>)", some).bind("scope", scope.toString()).mapTo(String.class).list();
      write(transaction, "UPDATE test_mark SET times = times + 1 WHERE scope = :scope AND member = :member", scope, some.stream().filter(known::contains).toList());
      write(transaction, "INSERT INTO test_mark (scope, member, times) VALUES (:scope, :member, 1)", scope, some.stream().filter(k -> !known.contains(k)).toList());
    }
  }

  private static void write(Handle transaction, String sql, FeedScope scope, List<String> keys) {
    Batches.write(transaction, sql, keys, (batch, key) -> batch.bind("scope", scope.toString()).bind("member", key));
  }

  /** As {@code catalog/standard B0001 2}: scope, member, how often; and forgets them. */
  public static List<String> taken(Handle handle) {
    List<String> marks =
        handle.createQuery("SELECT scope, member, times FROM test_mark ORDER BY scope, member")
            .map((row, ctx) -> "%s %s %d".formatted(row.getString(1), row.getString(2), row.getInt(3)))
            .list();
    handle.execute("DELETE FROM test_mark");
    return marks;
  }
}
