package de.kassenbote.hub.deadletter;

import de.kassenbote.database.Database;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

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

  /** How many are open here; those of tills are counted at the till, too. */
  public long count() {
    return database.read(tx -> open(tx, "HUB"));
  }

  /** How many are open of this side, {@code HUB} or {@code TILL}, that was told here. */
  public static long open(Handle tx, String side) {
    return tx.createQuery("SELECT COUNT(*) FROM failed_message WHERE resolved_at IS NULL AND discarded_at IS NULL AND side = :side")
        .bind("side", side)
        .mapTo(Long.class)
        .one();
  }

  /** Whether it has not gone through: also one that is discarded has not. */
  public boolean isAside(Handle tx, String origin, String key) {
    return tx.createQuery(
                "SELECT COUNT(*) FROM failed_message WHERE origin = :origin AND message_key = :key AND resolved_at IS NULL")
            .bind("origin", origin)
            .bind("key", key)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** The message went through after all; should it fail another time, it is open again. */
  public void resolve(Handle tx, String origin, String key) {
    tx.createUpdate(
            """
            UPDATE failed_message SET resolved_at = :now, discarded_at = NULL, discarded_by = NULL, discard_reason = NULL
            WHERE origin = :origin AND message_key = :key AND resolved_at IS NULL
            """)
        .bind("now", clock.millis())
        .bind("origin", origin)
        .bind("key", key)
        .execute();
  }

  /** All messages of that flow are about to be tried again; what is discarded is so again when it fails again. */
  public void resolveAll(Handle tx, String origin) {
    tx.createUpdate("UPDATE failed_message SET resolved_at = :now WHERE origin = :origin AND resolved_at IS NULL")
        .bind("now", clock.millis())
        .bind("origin", origin)
        .execute();
  }

  private boolean failedAgain(Handle tx, Failure failure) {
    return cause(
                tx.createUpdate(
                    """
                    UPDATE failed_message
                    SET last_at = :now, attempts = attempts + 1, resolved_at = NULL, fingerprint = :fingerprint,
                        cause_class = :causeClass, cause_message = :causeMessage, cause_stack = :causeStack
                    WHERE origin = :origin AND message_key = :key
                    """),
                failure)
            .bind("now", clock.millis())
            .execute()
        == 1;
  }

  private void insert(Handle tx, Failure failure) {
    cause(
            tx.createUpdate(
                """
                INSERT INTO failed_message (side, origin, message_key, till, fingerprint, cause_class, cause_message, cause_stack,
                  headers, body, first_at, last_at, attempts)
                VALUES ('HUB', :origin, :key, :till, :fingerprint, :causeClass, :causeMessage, :causeStack,
                  :headers, :body, :now, :now, 1)
                """),
            failure)
        .bind("till", failure.till())
        .bind("headers", failure.headers())
        .bind("body", failure.body())
        .bind("now", clock.millis())
        .execute();
  }

  /** Binds the columns that name the message and say why it failed. */
  static Update cause(Update update, Failure failure) {
    return update
        .bind("origin", failure.origin())
        .bind("key", failure.key())
        .bind("fingerprint", failure.fingerprint())
        .bind("causeClass", failure.causeClass())
        .bind("causeMessage", failure.causeMessage())
        .bind("causeStack", failure.causeStack());
  }
}
