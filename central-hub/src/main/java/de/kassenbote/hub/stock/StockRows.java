package de.kassenbote.hub.stock;

import de.kassenbote.database.SqlStates;
import de.kassenbote.hub.masterdata.KeyLists;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Makes the rows that movements and levels need, also when another transaction makes the same ones. */
final class StockRows {
  private static final String INSERT = "INSERT INTO stock (article, revision, base, moved) VALUES (:article, 0, 0, 0)";

  private StockRows() {}

  static void insertMissing(Handle transaction, List<String> articles) {
    Set<String> missing = new HashSet<>(articles);
    for (List<String> some : KeyLists.chunks(articles)) {
      String sql = "SELECT article FROM " + KeyLists.byPrimaryKey("stock") + "WHERE article IN (<keys>)";
      KeyLists.query(transaction, sql, some).mapTo(String.class).forEach(missing::remove);
    }
    articles.stream().filter(missing::contains).forEach(article -> insert(transaction, article));
  }

  /** PostgreSQL gives the whole transaction up at a duplicate key, unless there is a savepoint to return to. */
  private static void insert(Handle transaction, String article) {
    transaction.savepoint("new_stock");
    try {
      transaction.createUpdate(INSERT).bind("article", article).execute();
      transaction.releaseSavepoint("new_stock");
    } catch (UnableToExecuteStatementException e) {
      if (!SqlStates.isDuplicateKey(e)) {
        throw e;
      }
      transaction.rollbackToSavepoint("new_stock");
    }
  }
}
