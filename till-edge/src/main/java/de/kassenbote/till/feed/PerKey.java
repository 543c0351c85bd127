package de.kassenbote.till.feed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Looks rows up key by key with one prepared statement. Derby turns an {@code IN} of many values into a scan of the table
 * when it compiles the statement while the table is small: 40,000 new articles then took a minute of the processor, this way ten seconds.
 *
 * <p>The rows stay locked until the transaction ends, as the one that asks is the one that writes them. Otherwise each look-up would
 * end with giving its locks back, and Derby then walks through a table that has become as large as the largest transaction
 * before needed it: a third of the time that applying a change took.
 */
public final class PerKey {
  /** What a row is read as. */
  @FunctionalInterface
  public interface Column<T> {
    T read(ResultSet row) throws SQLException;
  }

  private PerKey() {}

  /**
   * The first row of each key that has one.
   *
   * @param sql its first parameter is the key, the others are {@code fixed}
   */
  public static <T> Map<String, T> find(Handle h, String sql, List<String> keys, Column<T> column, String... fixed) {
    Map<String, T> found = new HashMap<>();
    forEach(h, sql, keys, column, fixed, found::putIfAbsent);
    return found;
  }

  /** All rows of each key that has any; otherwise the same. */
  public static <T> Map<String, Set<T>> all(Handle h, String sql, List<String> keys, Column<T> column, String... fixed) {
    Map<String, Set<T>> found = new HashMap<>();
    forEach(h, sql, keys, column, fixed, (key, value) -> found.computeIfAbsent(key, k -> new HashSet<>()).add(value));
    return found;
  }

  private static <T> void forEach(Handle h, String sql, List<String> keys, Column<T> column, String[] fixed, BiConsumer<String, T> row) {
    try (PreparedStatement select = h.getConnection().prepareStatement(sql + " WITH RS")) {
      for (int i = 0; i < fixed.length; i++) {
        select.setString(i + 2, fixed[i]);
      }
      for (String key : keys) {
        forEach(select, key, column, row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot look up: " + e.getMessage(), e);
    }
  }

  private static <T> void forEach(PreparedStatement select, String key, Column<T> column, BiConsumer<String, T> row) throws SQLException {
    select.setString(1, key);
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        row.accept(key, column.read(rows));
      }
    }
  }
}
