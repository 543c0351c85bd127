package de.kassenbote.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Queries with a long list of keys. Each names the index to use, see {@link IndexHints}: on its own, Derby compares every row of the
 * table with every key. The list is filled up to one of a few lengths with its last key, so that the database meets few different
 * statements and keeps their plans.
 */
public final class KeyLists {
  private static final int LONGEST = 500;
  private static final int[] LENGTHS = {1, 10, 100, LONGEST};

  private KeyLists() {}

  /** In pieces that one query takes. */
  public static List<List<String>> chunks(Collection<String> keys) {
    List<String> all = List.copyOf(keys);
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += LONGEST) {
      chunks.add(all.subList(from, Math.min(from + LONGEST, all.size())));
    }
    return chunks;
  }

  /**
   * @param sql with {@code <keys>} where the list goes
   * @param keys one chunk, not empty
   */
  public static Query query(Handle handle, String sql, List<String> keys) {
    return handle.createQuery(sql).bindList("keys", filledUp(keys));
  }

  private static List<String> filledUp(List<String> keys) {
    List<String> filled = new ArrayList<>(keys);
    String last = keys.get(keys.size() - 1);
    while (filled.size() < length(keys.size())) {
      filled.add(last);
    }
    return filled;
  }

  private static int length(int atLeast) {
    for (int length : LENGTHS) {
      if (length >= atLeast) {
        return length;
      }
    }
    throw new IllegalArgumentException("at most " + LONGEST + " keys in one query, got " + atLeast);
  }
}
