package de.kassenbote.hub.deadletter;

import de.kassenbote.hub.deadletter.ReplayJob.State;
import de.kassenbote.routes.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table of replay jobs. */
final class ReplayJobs {
  private static final String SELECT =
      """
      SELECT id, asked_by, asked_at, selection, rate, total, last_id, after_id, replayed, sent, failed, failed_in_a_row, state,
        detail, ended_at
      FROM replay_job
      """;

  private ReplayJobs() {}

  /** The letters that a job is to try: how many, and the id of the last one. */
  record Range(long letters, long lastId) {}

  /**
   * @param first 0 = all
   */
  static Range range(Handle tx, Selection selection, List<String> origins, long first) {
    String inner =
        "SELECT id FROM failed_message WHERE resolved_at IS NULL AND discarded_at IS NULL AND origin IN (<origins>) AND " + Selection.CONDITION;
    String some = first == 0 ? inner : inner + " ORDER BY id FETCH FIRST " + first + " ROWS ONLY";
    return selection
        .bind(tx.createQuery("SELECT COUNT(*), COALESCE(MAX(id), 0) FROM (" + some + ") matching"))
        .bindList("origins", origins)
        .map((rs, ctx) -> new Range(rs.getLong(1), rs.getLong(2)))
        .one();
  }

  static ReplayJob insert(Handle tx, String who, Instant now, Selection selection, @Nullable Integer rate, Range range) {
    long id =
        tx.createUpdate(
                """
                INSERT INTO replay_job (asked_by, asked_at, selection, rate, total, last_id, after_id, replayed, sent, failed,
                  failed_in_a_row, state)
                VALUES (:who, :now, :selection, :rate, :total, :lastId, 0, 0, 0, 0, 0, 'RUNNING')
                """)
            .bind("who", who)
            .bind("now", now.toEpochMilli())
            .bind("selection", Contract.text(selection))
            .bindByType("rate", rate, Integer.class)
            .bind("total", range.letters())
            .bind("lastId", range.lastId())
            .executeAndReturnGeneratedKeys()
            .mapTo(Long.class)
            .one();
    return find(tx, id).orElseThrow();
  }

  static void update(Handle tx, ReplayJob job) {
    Instant endedAt = job.endedAt();
    tx.createUpdate(
            """
            UPDATE replay_job SET after_id = :afterId, replayed = :replayed, sent = :sent, failed = :failed,
              failed_in_a_row = :inARow, state = :state, detail = :detail, ended_at = :endedAt
            WHERE id = :id
            """)
        .bind("afterId", job.afterId())
        .bind("replayed", job.replayed())
        .bind("sent", job.sent())
        .bind("failed", job.failed())
        .bind("inARow", job.failedInARow())
        .bind("state", job.state().name())
        .bind("detail", job.detail())
        .bindByType("endedAt", endedAt == null ? null : endedAt.toEpochMilli(), Long.class)
        .bind("id", job.id())
        .execute();
  }

  static Optional<ReplayJob> find(Handle tx, long id) {
    return tx.createQuery(SELECT + "WHERE id = :id").bind("id", id).map(ReplayJobs::row).findOne();
  }

  /** Locked against every other writer until the transaction ends. */
  static Optional<ReplayJob> lock(Handle tx, long id) {
    tx.execute("UPDATE replay_job SET total = total WHERE id = ?", id);
    return find(tx, id);
  }

  /** The oldest first. */
  static List<ReplayJob> running(Handle tx) {
    return tx.createQuery(SELECT + "WHERE state = 'RUNNING' ORDER BY id").map(ReplayJobs::row).list();
  }

  /** The latest first, at most a hundred. */
  static List<ReplayJob> list(Handle tx) {
    return tx.createQuery(SELECT + "ORDER BY id DESC FETCH FIRST 100 ROWS ONLY").map(ReplayJobs::row).list();
  }

  private static ReplayJob row(ResultSet rs, StatementContext context) throws SQLException {
    long endedAt = rs.getLong("ended_at");
    Instant ended = rs.wasNull() ? null : Instant.ofEpochMilli(endedAt);
    return new ReplayJob(
        rs.getLong("id"),
        rs.getString("asked_by"),
        Instant.ofEpochMilli(rs.getLong("asked_at")),
        Contract.read(rs.getString("selection").getBytes(StandardCharsets.UTF_8), Selection.class),
        rs.getObject("rate", Integer.class),
        rs.getLong("total"),
        rs.getLong("last_id"),
        rs.getLong("after_id"),
        rs.getLong("replayed"),
        rs.getLong("sent"),
        rs.getLong("failed"),
        rs.getLong("failed_in_a_row"),
        State.valueOf(rs.getString("state")),
        rs.getString("detail"),
        ended);
  }
}
