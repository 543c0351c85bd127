package de.kassenbote.hub.numbers;

import de.kassenbote.routes.contract.TillId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The series, and which tills are given ranges of them. */
final class SeriesTable {
  private static final String COLUMNS = "s.prefix, s.kind, s.width, s.first_no, s.last_no, s.block_size, s.low_water, s.reserve_size";

  private SeriesTable() {}

  static List<Series> all(Handle h) {
    return h.createQuery("SELECT " + COLUMNS + " FROM number_series s ORDER BY s.kind, s.prefix").map(SeriesTable::row).list();
  }

  static Optional<Series> find(Handle h, String prefix) {
    return h.select("SELECT " + COLUMNS + " FROM number_series s WHERE s.prefix = ?", prefix).map(SeriesTable::row).findOne();
  }

  /** Of those that the till is given ranges of, one for each kind. */
  static List<Series> of(Handle h, TillId till) {
    return h.select(
            "SELECT " + COLUMNS + " FROM till_series t JOIN number_series s ON s.prefix = t.prefix WHERE t.till = ? ORDER BY s.kind", till.value())
        .map(SeriesTable::row)
        .list();
  }

  static List<String> tills(Handle h, String prefix) {
    return h.select("SELECT till FROM till_series WHERE prefix = ? ORDER BY till", prefix).mapTo(String.class).list();
  }

  /** Others who change this series or its ranges wait until the transaction ends. */
  static void lock(Handle h, String prefix) {
    h.execute("UPDATE number_series SET width = width WHERE prefix = ?", prefix);
  }

  /** With the row that its chain of ranges begins with. */
  static Series insert(Handle h, Series s) {
    h.execute(
        "INSERT INTO number_series (prefix, kind, width, first_no, last_no, block_size, low_water, reserve_size) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        s.prefix(), s.kind(), s.width(), s.first(), s.last(), s.blockSize(), s.lowWater(), s.reserve());
    h.execute("INSERT INTO number_range (prefix, first_no, last_no, epoch, reserve, given_at) VALUES (?, 0, 0, 0, FALSE, 0)", s.prefix());
    return s;
  }

  static void update(Handle h, Series s) {
    h.execute(
        "UPDATE number_series SET first_no = ?, last_no = ?, block_size = ?, low_water = ?, reserve_size = ? WHERE prefix = ?",
        s.first(), s.last(), s.blockSize(), s.lowWater(), s.reserve(), s.prefix());
  }

  /** From now on the till is given ranges of that series. */
  static void assign(Handle h, TillId till, Series series) {
    int known = h.execute("UPDATE till_series SET prefix = ? WHERE till = ? AND kind = ?", series.prefix(), till.value(), series.kind());
    if (known == 0) {
      h.execute("INSERT INTO till_series (till, kind, prefix) VALUES (?, ?, ?)", till.value(), series.kind(), series.prefix());
    }
  }

  private static Series row(ResultSet row, StatementContext context) throws SQLException {
    return new Series(
        row.getString(1), row.getString(2), row.getInt(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8));
  }
}
