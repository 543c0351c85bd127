package de.kassenbote.hub.projection;

import de.kassenbote.database.RowBatch;
import de.kassenbote.routes.contract.TillId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
    List<Object[]> tills = new ArrayList<>();
    List<Object[]> quarters = new ArrayList<>();
    counted.forEach(
        (till, byQuarter) -> {
          tills.add(new Object[] {byQuarter.values().stream().mapToInt(Integer::intValue).sum(), till});
          byQuarter.forEach((quarter, receipts) -> quarters.add(new Object[] {receipts, till, quarter}));
        });
    add(
        tx,
        "UPDATE receipt_count SET receipts = receipts + ? WHERE till = ?",
        "INSERT INTO receipt_count (receipts, till) VALUES (?, ?)",
        tills);
    add(
        tx,
        "UPDATE receipt_count_quarter SET receipts = receipts + ? WHERE till = ? AND begins_at = ?",
        "INSERT INTO receipt_count_quarter (receipts, till, begins_at) VALUES (?, ?, ?)",
        quarters);
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

  /** There is one projector: what is not there yet, nobody else makes meanwhile. */
  private static void add(Handle tx, String update, String insert, List<Object[]> counts) {
    RowBatch.write(tx, insert, RowBatch.write(tx, update, counts, Function.identity()), Function.identity());
  }
}
