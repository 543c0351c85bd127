package de.kassenbote.hub.masterdata;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.KeyLists;
import de.kassenbote.hub.feed.ChangedMembers;
import de.kassenbote.routes.contract.FeedScope;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Marks in a table of the test, so that marks lock like the real ones and vanish when the transaction is rolled back. */
public final class LockingMarks implements ChangedMembers {
  public static void createTable(Handle handle) {
    handle.execute("CREATE TABLE test_mark (scope VARCHAR(80) NOT NULL, member VARCHAR(40) NOT NULL, times INT NOT NULL, CONSTRAINT test_mark_pk PRIMARY KEY (member, scope))");
  }

  @Override
  public void mark(Handle transaction, FeedScope scope, Collection<String> keys) {
    for (List<String> some : KeyLists.chunks(keys)) {
      String sql = "SELECT member FROM " + IndexHints.byPrimaryKey("test_mark") + "WHERE member IN (<keys>) AND scope = :scope";
      Set<String> known = KeyLists.query(transaction, sql, some).bind("scope", scope.toString()).mapTo(String.class).set();
      some.stream().filter(key -> !known.contains(key)).forEach(key -> insert(transaction, scope, key));
      String update = "UPDATE test_mark SET times = times + 1 WHERE scope = :scope AND member = :member";
      Batches.write(transaction, update, some, (batch, key) -> batch.bind("scope", scope.toString()).bind("member", key));
    }
  }

  private static void insert(Handle transaction, FeedScope scope, String key) {
    String sql = "INSERT INTO test_mark (scope, member, times) VALUES (?, ?, 0)";
    InsertIfAbsent.insert(transaction, () -> transaction.execute(sql, scope.toString(), key));
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
