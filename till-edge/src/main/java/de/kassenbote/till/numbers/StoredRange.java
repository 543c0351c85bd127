package de.kassenbote.till.numbers;

import de.kassenbote.routes.contract.NumberRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A range as a row; {@code next} is the number to be given out next, one past the last when it is used up. */
record StoredRange(NumberRange range, long next) {
  /** The first range of that kind with a number left. */
  static Optional<StoredRange> open(Handle handle, String kind) {
    return handle
        .createQuery(
            """
            SELECT kind, prefix, width, first_no, last_no, next_no, reserve FROM number_range
            WHERE kind = :kind AND next_no <= last_no ORDER BY reserve, position FETCH FIRST 1 ROWS ONLY""")
        .bind("kind", kind)
        .map((row, context) -> of(row))
        .findOne();
  }

  static List<StoredRange> all(Handle handle, String kind) {
    return handle
        .createQuery(
            """
            SELECT kind, prefix, width, first_no, last_no, next_no, reserve FROM number_range
            WHERE kind = :kind ORDER BY position""")
        .bind("kind", kind)
        .map((row, context) -> of(row))
        .list();
  }

  /** Those with a number left. */
  static List<StoredRange> unused(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT kind, prefix, width, first_no, last_no, next_no, reserve FROM number_range
            WHERE next_no <= last_no ORDER BY kind, position""")
        .map((row, context) -> of(row))
        .list();
  }

  /** Of each kind all that have numbers left, all reserves, and the latest {@code used} of the others. */
  static List<StoredRange> latest(Handle handle, int used) {
    return handle
        .createQuery(
            """
            SELECT kind, prefix, width, first_no, last_no, next_no, reserve FROM number_range n
            WHERE reserve = TRUE OR next_no <= last_no
              OR position > (SELECT MAX(k.position) FROM number_range k WHERE k.kind = n.kind) - CAST(:used AS INT)
            ORDER BY kind, position""")
        .bind("used", used)
        .map((row, context) -> of(row))
        .list();
  }

  static void insert(Handle transaction, NumberRange range, int position) {
    transaction
        .createUpdate(
            """
            INSERT INTO number_range (kind, prefix, width, first_no, last_no, next_no, position, reserve)
            VALUES (:kind, :prefix, :width, :first, :last, :first, :position, :reserve)""")
        .bind("kind", range.kind())
        .bind("prefix", range.prefix())
        .bind("width", range.width())
        .bind("first", range.first())
        .bind("last", range.last())
        .bind("position", position)
        .bind("reserve", range.reserve())
        .execute();
  }

  /** False when the number is no longer the next one. */
  boolean take(Handle transaction) {
    return transaction
            .createUpdate(
                """
                UPDATE number_range SET next_no = next_no + 1
                WHERE kind = :kind AND prefix = :prefix AND width = :width AND first_no = :first AND next_no = :next""")
            .bind("kind", range.kind())
            .bind("prefix", range.prefix())
            .bind("width", range.width())
            .bind("first", range.first())
            .bind("next", next)
            .execute()
        == 1;
  }

  void endAt(Handle transaction, long last) {
    transaction
        .createUpdate(
            """
            UPDATE number_range SET last_no = CASE WHEN next_no - 1 > :last THEN next_no - 1 ELSE :last END
            WHERE kind = :kind AND prefix = :prefix AND width = :width AND first_no = :first""")
        .bind("kind", range.kind())
        .bind("prefix", range.prefix())
        .bind("width", range.width())
        .bind("first", range.first())
        .bind("last", last)
        .execute();
  }

  private static StoredRange of(ResultSet row) throws SQLException {
    NumberRange range =
        new NumberRange(
            row.getString("kind"),
            row.getString("prefix"),
            row.getInt("width"),
            row.getLong("first_no"),
            row.getLong("last_no"),
            row.getBoolean("reserve"));
    return new StoredRange(range, row.getLong("next_no"));
  }
}
