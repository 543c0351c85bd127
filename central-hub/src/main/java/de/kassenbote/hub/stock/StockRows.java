package de.kassenbote.hub.stock;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.KeyLists;
import de.kassenbote.hub.masterdata.InsertIfAbsent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Makes the rows that movements and levels need, also when another transaction makes the same ones. */
final class StockRows {
  private static final String INSERT = "INSERT INTO stock (article, revision, base, moved) VALUES (:article, 0, 0, 0)";

  private StockRows() {}

  static void insertMissing(Handle transaction, List<String> articles) {
    Set<String> missing = new HashSet<>(articles);
    for (List<String> some : KeyLists.chunks(articles)) {
      String sql = "SELECT article FROM " + IndexHints.byPrimaryKey("stock") + "WHERE article IN (<keys>)";
      KeyLists.query(transaction, sql, some).mapTo(String.class).forEach(missing::remove);
    }
    articles.stream().filter(missing::contains).forEach(article -> insert(transaction, article));
  }

  private static void insert(Handle transaction, String article) {
    InsertIfAbsent.insert(transaction, () -> transaction.createUpdate(INSERT).bind("article", article).execute());
  }
}
