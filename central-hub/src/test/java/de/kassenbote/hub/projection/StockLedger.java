package de.kassenbote.hub.projection;

import de.kassenbote.database.Database;
import de.kassenbote.hub.stock.StockMovements;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Stock movements in a table of their own: what is rolled back is rolled back here too. */
final class StockLedger implements StockMovements {
  static void create(Database database) {
    database.useTransaction(tx -> tx.execute("CREATE TABLE stock_ledger (article VARCHAR(40) NOT NULL PRIMARY KEY, quantity DECIMAL(15, 3) NOT NULL)"));
  }

  @Override
  public void move(Handle tx, Map<String, BigDecimal> quantityByArticle) {
    quantityByArticle.forEach(
        (article, quantity) -> {
          if (tx.execute("UPDATE stock_ledger SET quantity = quantity + ? WHERE article = ?", quantity, article) == 0) {
            tx.execute("INSERT INTO stock_ledger (article, quantity) VALUES (?, ?)", article, quantity);
          }
        });
  }

  @Override
  public void reset(Handle tx) {
    tx.execute("DELETE FROM stock_ledger");
  }

  static Map<String, Integer> levels(Database database) {
    Map<String, Integer> levels = new TreeMap<>();
    database.useTransaction(
        tx -> tx.createQuery("SELECT article, quantity FROM stock_ledger").map((rs, ctx) -> levels.put(rs.getString(1), rs.getBigDecimal(2).intValue())).list());
    return levels;
  }
}
