package de.kassenbote.hub.deadletter;

import de.kassenbote.database.Database;
import de.kassenbote.hub.deadletter.DeadLetter.Discarded;
import de.kassenbote.hub.deadletter.DeadLetter.Side;
import de.kassenbote.hub.deadletter.DeadLetter.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads dead letters: listed, grouped by cause, one by its id. */
public final class DeadLetterList {
  private static final String COLUMNS =
      """
      id, side, origin, message_key, till, fingerprint, cause_class, cause_message, first_at, last_at, attempts, resolved_at,
      discarded_at, discarded_by, discard_reason
      """;
  private static final String OPEN = " resolved_at IS NULL AND discarded_at IS NULL AND ";

  private DeadLetterList() {}

  /**
   * Letters that failed for the same reason.
   *
   * @param causeMessage of one of them
   * @param tills how many they belong to
   */
  public record Group(
      String fingerprint, String origin, String causeClass, String causeMessage, long letters, long tills, Instant firstAt, Instant lastAt) {}

  /** Those open, the latest first, at most 1,000. */
  public static List<DeadLetter> open(Database database) {
    return database.read(tx -> list(tx, Selection.ALL, State.OPEN, 1000));
  }

  /** The latest first. */
  static List<DeadLetter> list(Handle tx, Selection selection, @Nullable State state, int limit) {
    return selection
        .bind(
            tx.createQuery(
                "SELECT " + COLUMNS + " FROM failed_message WHERE " + condition(state) + Selection.CONDITION
                    + " ORDER BY last_at DESC, id DESC FETCH FIRST :limit ROWS ONLY"))
        .bind("limit", limit)
        .map(DeadLetterList::row)
        .list();
  }

  static long count(Handle tx, Selection selection, @Nullable State state) {
    return selection
        .bind(tx.createQuery("SELECT COUNT(*) FROM failed_message WHERE " + condition(state) + Selection.CONDITION))
        .mapTo(Long.class)
        .one();
  }

  /** Of the open ones, the largest group first. */
  static List<Group> groups(Handle tx, Selection selection) {
    return selection
        .bind(
            tx.createQuery(
                "SELECT fingerprint, origin, cause_class, MIN(cause_message), COUNT(*), COUNT(DISTINCT till), MIN(first_at), MAX(last_at)"
                    + " FROM failed_message WHERE " + OPEN + Selection.CONDITION
                    + " GROUP BY fingerprint, origin, cause_class ORDER BY 5 DESC, 1 FETCH FIRST 1000 ROWS ONLY"))
        .map(
            (rs, ctx) ->
                new Group(
                    rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getLong(5), rs.getLong(6),
                    Instant.ofEpochMilli(rs.getLong(7)), Instant.ofEpochMilli(rs.getLong(8))))
        .list();
  }

  /** The open ones of these origins in the order of their ids, which never change. */
  static List<DeadLetter> next(Handle tx, Selection selection, Collection<String> origins, long afterId, long lastId, int limit) {
    return selection
        .bind(
            tx.createQuery(
                "SELECT " + COLUMNS + " FROM failed_message WHERE id > :afterId AND id <= :lastId AND origin IN (<origins>) AND"
                    + OPEN + Selection.CONDITION + " ORDER BY id FETCH FIRST :limit ROWS ONLY"))
        .bindList("origins", List.copyOf(origins))
        .bind("afterId", afterId)
        .bind("lastId", lastId)
        .bind("limit", limit)
        .map(DeadLetterList::row)
        .list();
  }

  static Optional<DeadLetter> find(Handle tx, long id) {
    return tx.createQuery("SELECT " + COLUMNS + " FROM failed_message WHERE id = :id").bind("id", id).map(DeadLetterList::row).findOne();
  }

  private static String condition(@Nullable State state) {
    if (state == null) {
      return "";
    }
    return switch (state) {
      case OPEN -> OPEN;
      case RESOLVED -> " resolved_at IS NOT NULL AND ";
      case DISCARDED -> " resolved_at IS NULL AND discarded_at IS NOT NULL AND ";
    };
  }

  private static DeadLetter row(ResultSet rs, StatementContext context) throws SQLException {
    Discarded discarded = discarded(rs);
    State open = discarded == null ? State.OPEN : State.DISCARDED;
    return new DeadLetter(
        rs.getLong("id"),
        Side.valueOf(rs.getString("side")),
        rs.getString("origin"),
        rs.getString("message_key"),
        rs.getString("till"),
        rs.getObject("resolved_at") == null ? open : State.RESOLVED,
        rs.getString("fingerprint"),
        rs.getString("cause_class"),
        rs.getString("cause_message"),
        Instant.ofEpochMilli(rs.getLong("first_at")),
        Instant.ofEpochMilli(rs.getLong("last_at")),
        rs.getInt("attempts"),
        discarded);
  }

  private static @Nullable Discarded discarded(ResultSet rs) throws SQLException {
    long at = rs.getLong("discarded_at");
    return rs.wasNull() ? null : new Discarded(Instant.ofEpochMilli(at), rs.getString("discarded_by"), rs.getString("discard_reason"));
  }
}
