package de.kassenbote.hub.stock;

import de.kassenbote.database.RowBatch;
import de.kassenbote.hub.feed.ChangedMembers;
import de.kassenbote.hub.masterdata.Turns;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Moves the hub's stock. Marks first, then rows in the order of their articles, so that two movements never wait in a circle. */
public final class HubStock implements StockMovements {
  private final ChangedMembers marks;

  public HubStock(ChangedMembers marks) {
    this.marks = marks;
  }

  @Override
  public void move(Handle transaction, Map<String, BigDecimal> quantityByArticle) {
    Map<String, BigDecimal> moved =
        quantityByArticle.entrySet().stream()
            .filter(e -> e.getValue().signum() != 0)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, BigDecimal::add, TreeMap::new));
    List<String> articles = List.copyOf(moved.keySet());
    if (!articles.isEmpty()) {
      marks.mark(transaction, StockTable.SCOPE, articles);
      StockRows.insertMissing(transaction, articles);
      add(transaction, moved);
    }
  }

  private static void add(Handle transaction, Map<String, BigDecimal> moved) {
    RowBatch.write(
        transaction,
        "UPDATE stock SET moved = moved + CAST(? AS DECIMAL(19, 3)), revision = revision + 1 WHERE article = ?",
        moved.entrySet(),
        e -> new Object[] {e.getValue(), e.getKey()});
  }

  @Override
  public void reset(Handle transaction) {
    Turns.take(transaction, "stock");
    List<String> articles =
        transaction.createQuery("SELECT article FROM stock WHERE moved <> 0 ORDER BY article").mapTo(String.class).list();
    if (!articles.isEmpty()) {
      marks.mark(transaction, StockTable.SCOPE, articles);
      transaction.execute("UPDATE stock SET moved = 0, revision = revision + 1 WHERE moved <> 0");
    }
  }
}
