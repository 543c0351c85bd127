package de.kassenbote.hub.projection;

import de.kassenbote.database.Database;
import de.kassenbote.hub.fleet.RecordedTill;
import de.kassenbote.hub.fleet.RecordedTills;
import de.kassenbote.routes.contract.TillId;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What is recorded and projected of each till, in a handful of statements however many tills there are. */
public final class RecordedTotals implements RecordedTills {
  private final Database database;

  public RecordedTotals(Database database) {
    this.database = database;
  }

  @Override
  public Map<TillId, RecordedTill> all(Instant today) {
    return database.read(h -> all(h, today));
  }

  private static Map<TillId, RecordedTill> all(Handle h, Instant today) {
    Map<String, Long> receipts = ReceiptCounts.all(h);
    Map<String, Long> todays = ReceiptCounts.since(h, today);
    Map<String, Long> failed =
        counts(
            h,
            """
            SELECT till, COUNT(*) FROM failed_message
            WHERE resolved_at IS NULL AND discarded_at IS NULL AND till IS NOT NULL GROUP BY till
            """);
    Map<String, Long> alarms = counts(h, "SELECT till, COUNT(*) FROM alarm GROUP BY till");
    return latest(h).stream()
        .collect(
            Collectors.toMap(
                Watermarks::till,
                w -> {
                  Function<Map<String, Long>, Long> of = counts -> counts.getOrDefault(w.till().value(), 0L);
                  return new RecordedTill(
                      w.epoch(), w.seq(), of.apply(receipts), of.apply(todays), of.apply(failed), of.apply(alarms));
                }));
  }

  private static java.util.List<Watermarks> latest(Handle h) {
    return h.createQuery(
            """
            SELECT w.till, w.epoch, w.seq FROM journal_watermark w JOIN till t ON t.id = w.till AND t.epoch = w.epoch
            """)
        .map((row, context) -> new Watermarks(new TillId(row.getString(1)), row.getInt(2), row.getLong(3)))
        .list();
  }

  private static Map<String, Long> counts(Handle h, String sql) {
    return h.createQuery(sql)
        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private record Watermarks(TillId till, int epoch, long seq) {}
}
