package de.kassenbote.hub.projection;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.TillId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What was sold, as projected so far.
 *
 * @param till whose; absent = all tills together
 * @param receipts reversals included
 * @param waiting entries that wait for another one
 */
public record Totals(
    @Nullable TillId till,
    long receipts,
    long reversals,
    long lines,
    long aborts,
    long cashMovements,
    long dayClosings,
    long waiting,
    List<Sold> sold) {
  public Totals {
    sold = List.copyOf(sold);
  }

  /**
   * One article at one tax rate.
   *
   * @param gross in minor units of the currency
   */
  public record Sold(String article, BigDecimal taxRate, String currency, BigDecimal quantity, long gross) {}

  public static Totals of(Database database, Optional<TillId> till) {
    return database.read(
        tx ->
            new Totals(
                till.orElse(null),
                count(tx, "receipt", till),
                count(tx, "receipt_reversal", till),
                count(tx, "receipt_line", till),
                count(tx, "receipt_abort", till),
                count(tx, "cash_movement", till),
                count(tx, "day_closing", till),
                count(tx, "projection_waiting", till),
                sold(tx, till)));
  }

  private static List<Sold> sold(Handle tx, Optional<TillId> till) {
    var query =
        tx.createQuery(
            """
            SELECT l.article, l.tax_rate, r.currency, SUM(l.quantity), SUM(l.gross_minor)
            FROM receipt_line l JOIN receipt r ON r.till = l.till AND r.epoch = l.epoch AND r.seq = l.seq
            """
                + (till.isPresent() ? "WHERE l.till = :till " : "")
                + "GROUP BY l.article, l.tax_rate, r.currency ORDER BY l.article, l.tax_rate, r.currency");
    till.ifPresent(id -> query.bind("till", id.value()));
    return query
        .map((rs, ctx) -> new Sold(
            rs.getString(1), shortest(rs.getBigDecimal(2)), rs.getString(3), shortest(rs.getBigDecimal(4)), rs.getLong(5)))
        .list();
  }

  private static long count(Handle tx, String table, Optional<TillId> till) {
    var query = tx.createQuery("SELECT COUNT(*) FROM " + table + (till.isPresent() ? " WHERE till = :till" : ""));
    till.ifPresent(id -> query.bind("till", id.value()));
    return query.mapTo(Long.class).one();
  }

  private static BigDecimal shortest(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
