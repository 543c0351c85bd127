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
    tx.createUpdate(
            """
            INSERT INTO operator_act (acted_at, who, what, parameters, result)
            VALUES (:now, :who, :what, :parameters, :result)
            """)
        .bind("now", clock.millis())
        .bind("who", who.name())
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
                    SELECT id, acted_at, who, what, parameters, result FROM operator_act
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
        rs.getString("what"),
        Contract.read(rs.getString("parameters").getBytes(StandardCharsets.UTF_8), JsonNode.class),
        rs.getString("result"));
  }
}
