package de.kassenbote.till.feed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Looks many rows up by their keys, some dozen of them with each execution. The statement names the index: on its own, Derby reads the
 * whole table for an {@code IN} of many values when it compiles the statement while the table is small.
 *
 * <p>The rows stay locked until the transaction ends, as the one that asks is the one that writes them. Otherwise each look-up would
 * end with giving its locks back, and Derby then walks through a table that has become as large as the largest transaction
 * before needed it: a third of the time that applying a change took.
 */
public final class PerKey {
  private static final int KEYS_AT_ONCE = 50;
  private static final String MARKS = String.join(", ", Collections.nCopies(KEYS_AT_ONCE, "?"));

  /** What a row is read as. */
  @FunctionalInterface
  public interface Column<T> {
    T read(ResultSet row) throws SQLException;
  }

  private PerKey() {}

  /**
   * A row of each key that has one.
   *
   * @param sql selects the key as its first column; {@code %s} stands where its keys go, before the {@code fixed} parameters
   */
  public static <T> Map<String, T> find(Handle h, String sql, List<String> keys, Column<T> column, String... fixed) {
    Map<String, T> found = new HashMap<>();
    try (PreparedStatement select = h.getConnection().prepareStatement(sql.formatted(MARKS) + " WITH RS")) {
      for (int i = 0; i < fixed.length; i++) {
        select.setString(KEYS_AT_ONCE + i + 1, fixed[i]);
      }
      for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
        find(select, keys.subList(from, Math.min(from + KEYS_AT_ONCE, keys.size())), column, found);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot look up: " + e.getMessage(), e);
    }
    return found;
  }

  /** Places that are left over ask for the last key again. */
  private static <T> void find(PreparedStatement select, List<String> keys, Column<T> column, Map<String, T> found) throws SQLException {
    for (int i = 0; i < KEYS_AT_ONCE; i++) {
      select.setString(i + 1, keys.get(Math.min(i, keys.size() - 1)));
    }
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.putIfAbsent(rows.getString(1), column.read(rows));
      }
    }
  }
}
