package de.kassenbote.hub.masterdata;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.KeyLists;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Remembers the last revision of a deleted row, so that a new one with the same number counts on and a receipt's
 * revision never means two things.
 */
final class Retired {
  private Retired() {}

  /** The revision that each new row gets. */
  static Map<String, Long> firstRevisions(Handle transaction, String kind, List<String> newKeys) {
    Map<String, Long> revisions = new HashMap<>();
    newKeys.forEach(key -> revisions.put(key, 1L));
    for (List<String> keys : KeyLists.chunks(newKeys)) {
      String sql = "SELECT number, revision FROM " + IndexHints.byPrimaryKey("retired") + "WHERE number IN (<keys>) AND kind = :kind";
      KeyLists.query(transaction, sql, keys)
          .bind("kind", kind)
          .map((row, ctx) -> revisions.put(row.getString("number"), row.getLong("revision") + 1))
          .list();
    }
    return revisions;
  }

  /** They exist again. */
  static void forget(Handle transaction, String kind, List<String> newKeys) {
    Batches.write(
        transaction,
        "DELETE FROM retired WHERE kind = :kind AND number = :number",
        newKeys,
        (batch, key) -> batch.bind("kind", kind).bind("number", key));
  }

  static void remember(Handle transaction, String kind, Map<String, Long> lastRevisions) {
    Batches.write(
        transaction,
        "INSERT INTO retired (kind, number, revision) VALUES (:kind, :number, :revision)",
        lastRevisions.entrySet(),
        (batch, last) -> bind(batch, kind, last));
  }

  private static void bind(PreparedBatch batch, String kind, Map.Entry<String, Long> last) {
    batch.bind("kind", kind).bind("number", last.getKey()).bind("revision", last.getValue());
  }
}
