package de.kassenbote.hub.operator;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The record of what operators did. Each act is written in the transaction that does it: there is none without the other. */
public final class OperatorActs {
  private static final int MAX_RESULT = 1000;

  private final Database database;
  private final Clock clock;

  public OperatorActs(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Belongs to the transaction of the act.
   *
   * @param parameters anything that can be written as JSON
   * @param result one sentence
   */
  public void note(Handle tx, Operator who, String what, Object parameters, String result) {
    noteChange(tx, who, what, parameters, Change.NONE, result);
  }

  /**
   * What an act changed.
   *
   * @param before absent = it was not there
   * @param after absent = it is there no longer
   */
  public record Change(@Nullable Object before, @Nullable Object after) {
    static final Change NONE = new Change(null, null);
  }

  /** The same of an act that changed one thing, which is written down as it was before and after. */
  public void noteChange(Handle tx, Operator who, String what, Object parameters, Change change, String result) {
    tx.createUpdate(
            """
            INSERT INTO operator_act (acted_at, who, from_where, what, parameters, before_state, after_state, result)
            VALUES (:now, :who, :from, :what, :parameters, :before, :after, :result)
            """)
        .bind("now", clock.millis())
        .bind("who", who.name())
        .bind("from", who.from())
        .bind("before", written(change.before()))
        .bind("after", written(change.after()))
        .bind("what", what)
        .bind("parameters", Contract.text(parameters))
        .bind("result", result.length() > MAX_RESULT ? result.substring(0, MAX_RESULT) : result)
        .execute();
  }

  /** The latest first, at most 1,000. */
  public List<Act> list() {
    return database.read(
        tx ->
            tx.createQuery(
                    """
                    SELECT id, acted_at, who, from_where, what, parameters, before_state, after_state, result FROM operator_act
                    ORDER BY id DESC FETCH FIRST 1000 ROWS ONLY
                    """)
                .map(OperatorActs::row)
                .list());
  }

  private static Act row(ResultSet rs, StatementContext context) throws SQLException {
    return new Act(
        rs.getLong("id"),
        Instant.ofEpochMilli(rs.getLong("acted_at")),
        rs.getString("who"),
        rs.getString("from_where"),
        rs.getString("what"),
        read(rs.getString("parameters")),
        readIfThere(rs.getString("before_state")),
        readIfThere(rs.getString("after_state")),
        rs.getString("result"));
  }

  private static @Nullable String written(@Nullable Object state) {
    return state == null ? null : Contract.text(state);
  }

  private static @Nullable JsonNode readIfThere(@Nullable String json) {
    return json == null ? null : read(json);
  }

  private static JsonNode read(String json) {
    return Contract.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }
}
