package de.kassenbote.hub.masterdata;

import de.kassenbote.database.SqlStates;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Inserts rows that another transaction may insert at the same time. */
public final class InsertIfAbsent {
  private InsertIfAbsent() {}

  /** PostgreSQL gives the whole transaction up at a duplicate key, unless there is a savepoint to return to. */
  public static void insert(Handle transaction, Runnable insert) {
    Connection connection = transaction.getConnection();
    try {
      Savepoint before = connection.setSavepoint();
      try {
        insert.run();
      } catch (UnableToExecuteStatementException e) {
        if (!SqlStates.isDuplicateKey(e)) {
          throw e;
        }
        connection.rollback(before);
      }
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      throw new IllegalStateException("no savepoint could be set or released", e);
    }
  }
}
