package de.kassenbote.hub.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EntryKey;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows that entries became, table by table, for people to look at. */
final class ProjectedRows {
  private static final List<String> TABLES =
      List.of(
          "receipt", "receipt_line", "receipt_payment", "receipt_tax", "receipt_reversal", "receipt_abort", "cash_movement",
          "day_closing", "document_number", "number_flag", "projection_waiting", "till_installation", "abandoned_numbers", "journalled_again");

  private ProjectedRows() {}

  /**
   * @param moved what happens to the stock, by article
   * @return without the tables that get no row
   */
  static Map<String, List<JsonNode>> of(Handle tx, Collection<EntryKey> keys, Map<String, BigDecimal> moved) {
    Map<String, List<JsonNode>> rows = new TreeMap<>();
    for (EntryKey key : keys) {
      TABLES.forEach(table -> rows.computeIfAbsent(table, t -> new ArrayList<>()).addAll(rows(tx, table, key)));
    }
    moved.forEach((article, quantity) -> rows.computeIfAbsent("stock", t -> new ArrayList<>()).add(movement(article, quantity)));
    rows.values().removeIf(List::isEmpty);
    return rows;
  }

  private static List<JsonNode> rows(Handle tx, String table, EntryKey key) {
    return Keyed.bind(tx.createQuery("SELECT * FROM " + table + Keyed.BY_KEY), key).map(ProjectedRows::row).list();
  }

  private static JsonNode row(ResultSet rs, StatementContext context) throws SQLException {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    ResultSetMetaData columns = rs.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      row.set(columns.getColumnName(i).toLowerCase(Locale.ROOT), Contract.tree(rs.getObject(i)));
    }
    return row;
  }

  private static JsonNode movement(String article, BigDecimal quantity) {
    return JsonNodeFactory.instance.objectNode().put("article", article).put("moved", quantity);
  }
}
