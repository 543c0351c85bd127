package de.kassenbote.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
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
   */
  public static <R> void write(Handle transaction, String sql, Collection<R> rows, Function<R, @Nullable Object[]> columns) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
      int waiting = 0;
      for (R row : rows) {
        bind(statement, columns.apply(row));
        if (++waiting == ROWS_AT_ONCE) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      statement.executeBatch();
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
