package de.kassenbote.hub.numbers;

import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TillId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The ranges that tills were given: in each series a chain, which the database itself keeps free of overlaps. */
final class RangeTable {
  private static final String SELECT =
      """
      SELECT r.till, s.kind, r.prefix, s.width, r.first_no, r.last_no, r.reserve
      FROM %s JOIN number_series s ON s.prefix = r.prefix
      """;

  private static final String OF_TILL = SELECT.formatted("number_range r --DERBY-PROPERTIES constraint=NUMBER_RANGE_TILL\n");
  private static final String OF_SERIES = SELECT.formatted("number_range r --DERBY-PROPERTIES constraint=NUMBER_RANGE_END\n");

  private RangeTable() {}

  /** Of all its installations, those of a kind in the order in which they were given. */
  static List<GivenRange> of(Handle h, TillId till) {
    return h.select(OF_TILL + "WHERE r.till = ? ORDER BY s.kind, r.given_at, r.prefix, r.first_no", till.value()).map(RangeTable::row).list();
  }

  /** The same of its present installation. */
  static List<GivenRange> ofInstallation(Handle h, TillId till) {
    return h.select(
            OF_TILL + "JOIN till t ON t.id = r.till AND t.epoch = r.epoch WHERE r.till = ? ORDER BY s.kind, r.given_at, r.prefix, r.first_no", till.value())
        .map(RangeTable::row)
        .list();
  }

  static List<GivenRange> ofSeries(Handle h, String prefix) {
    return h.select(OF_SERIES + "WHERE r.prefix = ? AND r.last_no > 0 ORDER BY r.first_no", prefix).map(RangeTable::row).list();
  }

  /** Given to whomever, with a number of that interval in it. */
  static Optional<GivenRange> overlapping(Handle h, NumberRange range) {
    return h.select(
            OF_SERIES + "WHERE r.prefix = ? AND r.last_no > 0 AND r.first_no <= ? AND r.last_no >= ? ORDER BY r.first_no FETCH FIRST 1 ROWS ONLY",
            range.prefix(), range.last(), range.first())
        .map(RangeTable::row)
        .findOne();
  }

  static long given(Handle h, String prefix) {
    return h.select("SELECT COALESCE(SUM(last_no - first_no + 1), 0) FROM number_range WHERE prefix = ? AND last_no > 0", prefix)
        .mapTo(Long.class)
        .one();
  }

  /** Puts a range for the till's present installation into its series' chain; the series is locked, and no other range is in its way. */
  static void insert(Handle h, TillId till, NumberRange range, long now) {
    int epoch = h.select("SELECT epoch FROM till WHERE id = ?", till.value()).mapTo(Integer.class).one();
    insert(h, till, epoch, range, now);
  }

  /** The same for nobody to use. */
  static void abandon(Handle h, TillId till, NumberRange range, long now) {
    insert(h, till, 0, range, now);
  }

  private static void insert(Handle h, TillId till, int epoch, NumberRange range, long now) {
    long before =
        h.select("SELECT MAX(last_no) FROM number_range WHERE prefix = ? AND last_no < ?", range.prefix(), range.first()).mapTo(Long.class).one();
    h.execute("UPDATE number_range SET previous_last = ? WHERE prefix = ? AND previous_last = ?", range.last(), range.prefix(), before);
    h.execute(
        "INSERT INTO number_range (prefix, first_no, last_no, previous_last, till, epoch, reserve, given_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        range.prefix(), range.first(), range.last(), before, till.value(), epoch, range.reserve(), now);
  }

  /** Moves its end on; the series is locked, and no other range is in its way. */
  static void lengthen(Handle h, NumberRange range, long last) {
    h.execute("UPDATE number_range SET previous_last = ? WHERE prefix = ? AND previous_last = ?", last, range.prefix(), range.last());
    h.execute("UPDATE number_range SET last_no = ? WHERE prefix = ? AND first_no = ?", last, range.prefix(), range.first());
  }

  private static GivenRange row(ResultSet row, StatementContext context) throws SQLException {
    NumberRange range =
        new NumberRange(row.getString(2), row.getString(3), row.getInt(4), row.getLong(5), row.getLong(6), row.getBoolean(7));
    return new GivenRange(new TillId(row.getString(1)), range);
  }
}
