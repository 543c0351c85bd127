package de.kassenbote.hub.journal;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.TillId;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the hub's tables hold of a till, in a form that two databases can be compared by; without the times of arrival. */
public final class HubTables {
  private static final Map<String, String> JOURNAL =
      Map.of(
          "journal_entry", "till, epoch, seq, entry_type, version, occurred_at, payload, hash, chain_broken",
          "journal_watermark", "till, epoch, seq, hash",
          "journal_wanted", "till, epoch, from_seq, to_seq",
          "journal_suspect", "till, epoch, seq",
          "journal_quarantine", "till, epoch, seq, content_hash, payload");

  private static final Map<String, String> PROJECTIONS =
      Map.ofEntries(
          Map.entry("projection_cursor", "till, epoch, seq"),
          Map.entry("projection_waiting", "till, epoch, seq, for_till, for_epoch, for_seq"),
          Map.entry("receipt", "till, epoch, seq, document_number, idempotency_key, sold_at, business_day, total_minor, currency, note"),
          Map.entry("receipt_count", "till, receipts"),
          Map.entry("receipt_count_quarter", "begins_at, till, receipts"),
          Map.entry("receipt_line", "till, epoch, seq, line, article, quantity, tax_rate, gross_minor"),
          Map.entry("receipt_payment", "till, epoch, seq, line, means, amount_minor"),
          Map.entry("receipt_tax", "till, epoch, seq, tax_rate, gross_minor, net_minor, tax_minor"),
          Map.entry("receipt_reversal", "till, epoch, seq, reversed_till, reversed_epoch, reversed_seq, reason"),
          Map.entry("receipt_abort", "till, epoch, seq, document_number, line_count"),
          Map.entry("cash_movement", "till, epoch, seq, document_number, kind, amount_minor"),
          Map.entry("day_closing", "till, epoch, seq, document_number, turnover_minor"),
          Map.entry("document_number", "till, epoch, seq, document_number"),
          Map.entry("number_flag", "till, epoch, seq, flag, document_number"));

  private HubTables() {}

  public static Map<String, List<String>> journal(Database database, TillId till) {
    return dump(database, till, JOURNAL);
  }

  public static Map<String, List<String>> projections(Database database, TillId till) {
    Map<String, List<String>> dump = dump(database, till, PROJECTIONS);
    dump.put("failed_message", failures(database, till));
    return dump;
  }

  public static long count(Database database, String table, TillId till) {
    return database.read(
        tx -> tx.createQuery("SELECT COUNT(*) FROM " + table + " WHERE till = :till").bind("till", till.value()).mapTo(Long.class).one());
  }

  /** Keys and reasons of those still aside, oldest key first. */
  public static List<String> failures(Database database, TillId till) {
    return database.read(
        tx ->
            tx.createQuery(
                    """
                    SELECT message_key, cause_message FROM failed_message
                    WHERE till = :till AND resolved_at IS NULL ORDER BY message_key
                    """)
                .bind("till", till.value())
                .map((rs, ctx) -> rs.getString(1) + ": " + rs.getString(2))
                .list());
  }

  private static Map<String, List<String>> dump(Database database, TillId till, Map<String, String> tables) {
    Map<String, List<String>> dump = new TreeMap<>();
    tables.forEach((table, columns) -> dump.put(table, rows(database, till, table, columns)));
    return dump;
  }

  private static List<String> rows(Database database, TillId till, String table, String columns) {
    return database.read(
        tx ->
            tx.createQuery("SELECT " + columns + " FROM " + table + " WHERE till = :till")
                .bind("till", till.value())
                .map((rs, ctx) -> {
                  StringBuilder row = new StringBuilder();
                  for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
                    boolean bytes = rs.getMetaData().getColumnName(i).equalsIgnoreCase("payload");
                    row.append(text(bytes ? rs.getBytes(i) : rs.getObject(i))).append(' ');
                  }
                  return row.toString();
                })
                .list()
                .stream()
                .sorted()
                .toList());
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
  }
}
