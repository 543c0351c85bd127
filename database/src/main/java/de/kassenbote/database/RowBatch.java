package de.kassenbote.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Many rows of one table written through one statement, for the roads that all sales take: there binding by name costs more than
 * the row itself.
 */
public final class RowBatch {
  private static final int ROWS_AT_ONCE = 1000;

  private RowBatch() {}

  /**
   * @param sql inserts, updates or deletes one row, with a question mark for each value
   * @param columns a row's values, in the order of the question marks
   * @return those that changed nothing in the table
   */
  public static <R> List<R> write(Handle transaction, String sql, Collection<R> rows, Function<R, @Nullable Object[]> columns) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<R> all = List.copyOf(rows);
    List<R> without = new ArrayList<>();
    try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
      for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
        List<R> some = all.subList(from, Math.min(from + ROWS_AT_ONCE, all.size()));
        for (R row : some) {
          bind(statement, columns.apply(row));
        }
        int[] changed = statement.executeBatch();
        IntStream.range(0, changed.length).filter(i -> changed[i] == 0).mapToObj(some::get).forEach(without::add);
      }
      return without;
    } catch (SQLException e) {
      SQLException reason = reason(e);
      throw new UnableToExecuteStatementException(String.valueOf(reason.getMessage()), reason, null);
    }
  }

  /** What the database said itself; around it PostgreSQL's driver repeats the whole statement, all values included. */
  private static SQLException reason(SQLException batch) {
    SQLException reason = batch;
    while (reason.getNextException() != null) {
      reason = reason.getNextException();
    }
    return reason;
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] columns) throws SQLException {
    for (int i = 0; i < columns.length; i++) {
      statement.setObject(i + 1, columns[i]);
    }
    statement.addBatch();
  }
}
