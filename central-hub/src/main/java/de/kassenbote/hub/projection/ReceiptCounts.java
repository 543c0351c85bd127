package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.TillId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * How many receipts of each till are projected, in all and per quarter of an hour, counted along with the rows: the page asks
 * every second, and counting the receipts themselves would take the longer the more there are. A day begins at a quarter of
 * an hour in every time zone.
 */
final class ReceiptCounts {
  private static final long QUARTER = Duration.ofMinutes(15).toMillis();

  /** By till, then by the beginning of the quarter. */
  private final Map<String, Map<Long, Integer>> counted = new TreeMap<>();

  void count(TillId till, Instant soldAt) {
    counted.computeIfAbsent(till.value(), t -> new TreeMap<>()).merge(quarter(soldAt), 1, Integer::sum);
  }

  /** Adds what was counted to the tables. */
  void write(Handle tx) {
    counted.forEach(
        (till, quarters) -> {
          add(tx, till, quarters.values().stream().mapToInt(Integer::intValue).sum());
          quarters.forEach((quarter, receipts) -> add(tx, till, quarter, receipts));
        });
  }

  /** By till; one without receipts is absent. */
  static Map<String, Long> all(Handle tx) {
    return tx.createQuery("SELECT till, receipts FROM receipt_count")
        .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getLong(2)))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /** Those sold since then, by till; one without such receipts is absent. */
  static Map<String, Long> since(Handle tx, Instant then) {
    return tx.createQuery("SELECT till, SUM(receipts) FROM receipt_count_quarter WHERE begins_at >= :then GROUP BY till")
        .bind("then", quarter(then))
        .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getLong(2)))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static long quarter(Instant instant) {
    return Math.floorDiv(Keyed.millis(instant), QUARTER) * QUARTER;
  }

  private static void add(Handle tx, String till, int receipts) {
    int updated =
        tx.createUpdate("UPDATE receipt_count SET receipts = receipts + :receipts WHERE till = :till")
            .bind("receipts", receipts)
            .bind("till", till)
            .execute();
    if (updated == 0) {
      tx.execute("INSERT INTO receipt_count (till, receipts) VALUES (?, ?)", till, receipts);
    }
  }

  private static void add(Handle tx, String till, long quarter, int receipts) {
    int updated =
        tx.createUpdate(
                "UPDATE receipt_count_quarter SET receipts = receipts + :receipts WHERE begins_at = :quarter AND till = :till")
            .bind("receipts", receipts)
            .bind("quarter", quarter)
            .bind("till", till)
            .execute();
    if (updated == 0) {
      tx.execute("INSERT INTO receipt_count_quarter (begins_at, till, receipts) VALUES (?, ?, ?)", quarter, till, receipts);
    }
  }
}
