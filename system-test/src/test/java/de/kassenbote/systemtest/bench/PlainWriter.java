package de.kassenbote.systemtest.bench;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.systemtest.bench.PlainJdbc.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** One connection and its prepared statements. */
final class PlainWriter implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private PlainWriter(Connection connection) {
    this.connection = connection;
  }

  static PlainWriter open(DatabaseSettings settings) throws SQLException {
    Connection connection = DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    connection.setAutoCommit(false);
    return new PlainWriter(connection);
  }

  /** For a thread: all of them, one after the other; each is durable before the next begins. */
  Callable<Integer> writing(List<List<Rows>> commits) {
    return () -> {
      for (List<Rows> commit : commits) {
        write(commit);
      }
      return commits.size();
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void write(List<Rows> tables) throws SQLException {
    for (Rows rows : tables) {
      PreparedStatement statement = statement(rows.insert());
      for (Object[] columns : rows.values()) {
        for (int i = 0; i < columns.length; i++) {
          statement.setObject(i + 1, columns[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
    connection.commit();
  }

  // closed with its connection
  @SuppressWarnings("resource")
  private PreparedStatement statement(String insert) throws SQLException {
    PreparedStatement known = statements.get(insert);
    if (known == null) {
      known = connection.prepareStatement(insert);
      statements.put(insert, known);
    }
    return known;
  }
}
