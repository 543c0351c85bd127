package de.kassenbote.hub.deadletter;

import de.kassenbote.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The messages that stepped aside, one row for each origin and key: failing again counts an attempt. */
public final class DeadLetters {
  private final Database database;
  private final Clock clock;

  public DeadLetters(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Durable when it returns. */
  public void setAside(Failure failure) {
    database.useTransaction(tx -> setAside(tx, failure));
  }

  /** As durable as the given transaction. */
  public void setAside(Handle tx, Failure failure) {
    if (!failedAgain(tx, failure)) {
      insert(tx, failure);
    }
  }

  /** Those not resolved, the latest first, at most 1,000. */
  public List<DeadLetter> list() {
    return database.read(
        tx ->
            tx.createQuery(
                    """
                    SELECT id, origin, message_key, till, fingerprint, cause_class, cause_message, first_at, last_at, attempts
                    FROM failed_message WHERE resolved_at IS NULL
                    ORDER BY last_at DESC, id DESC FETCH FIRST 1000 ROWS ONLY
                    """)
                .map(DeadLetters::row)
                .list());
  }

  /** How many are not resolved. */
  public long count() {
    return database.read(
        tx -> tx.createQuery("SELECT COUNT(*) FROM failed_message WHERE resolved_at IS NULL").mapTo(Long.class).one());
  }

  public boolean isAside(Handle tx, String origin, String key) {
    return tx.createQuery(
                "SELECT COUNT(*) FROM failed_message WHERE origin = :origin AND message_key = :key AND resolved_at IS NULL")
            .bind("origin", origin)
            .bind("key", key)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** The message went through after all. */
  public void resolve(Handle tx, String origin, String key) {
    tx.createUpdate(
            """
            UPDATE failed_message SET resolved_at = :now
            WHERE origin = :origin AND message_key = :key AND resolved_at IS NULL
            """)
        .bind("now", clock.millis())
        .bind("origin", origin)
        .bind("key", key)
        .execute();
  }

  /** All messages of that flow are about to be tried again. */
  public void resolveAll(Handle tx, String origin) {
    tx.createUpdate("UPDATE failed_message SET resolved_at = :now WHERE origin = :origin AND resolved_at IS NULL")
        .bind("now", clock.millis())
        .bind("origin", origin)
        .execute();
  }

  private boolean failedAgain(Handle tx, Failure failure) {
    return tx.createUpdate(
                """
                UPDATE failed_message
                SET last_at = :now, attempts = attempts + 1, resolved_at = NULL, fingerprint = :fingerprint,
                    cause_class = :causeClass, cause_message = :causeMessage, cause_stack = :causeStack
                WHERE origin = :origin AND message_key = :key
                """)
            .bind("now", clock.millis())
            .bind("fingerprint", failure.fingerprint())
            .bind("causeClass", failure.causeClass())
            .bind("causeMessage", failure.causeMessage())
            .bind("causeStack", failure.causeStack())
            .bind("origin", failure.origin())
            .bind("key", failure.key())
            .execute()
        == 1;
  }

  private void insert(Handle tx, Failure failure) {
    tx.createUpdate(
            """
            INSERT INTO failed_message (origin, message_key, till, fingerprint, cause_class, cause_message, cause_stack,
              headers, body, first_at, last_at, attempts)
            VALUES (:origin, :key, :till, :fingerprint, :causeClass, :causeMessage, :causeStack, :headers, :body, :now, :now, 1)
            """)
        .bind("origin", failure.origin())
        .bind("key", failure.key())
        .bind("till", failure.till())
        .bind("fingerprint", failure.fingerprint())
        .bind("causeClass", failure.causeClass())
        .bind("causeMessage", failure.causeMessage())
        .bind("causeStack", failure.causeStack())
        .bind("headers", failure.storableHeaders())
        .bind("body", failure.body())
        .bind("now", clock.millis())
        .execute();
  }

  private static DeadLetter row(ResultSet rs, StatementContext context) throws SQLException {
    return new DeadLetter(
        rs.getLong("id"),
        rs.getString("origin"),
        rs.getString("message_key"),
        rs.getString("till"),
        rs.getString("fingerprint"),
        rs.getString("cause_class"),
        rs.getString("cause_message"),
        Instant.ofEpochMilli(rs.getLong("first_at")),
        Instant.ofEpochMilli(rs.getLong("last_at")),
        rs.getInt("attempts"));
  }
}
