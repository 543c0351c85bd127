package de.kassenbote.hub.deadletter;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.DeadLetterReport;
import de.kassenbote.routes.reportdeadletters.ReportedLetters;
import org.jdbi.v3.core.Handle;

/** The dead letters that tills reported, one row for each till, origin and key, as the till last told it. */
public final class TillLetters implements ReportedLetters {
  private final Database database;
  private final DeadLetters letters;

  public TillLetters(Database database, DeadLetters letters) {
    this.database = database;
    this.letters = letters;
  }

  @Override
  public void record(DeadLetterReport report) {
    Failure failure = Failure.of(report);
    database.useTransaction(
        tx -> {
          if (report.resolvedAt() != null) {
            letters.resolve(tx, failure.origin(), failure.key());
          } else if (!isKnown(tx, failure, report) && !failedAgain(tx, failure, report)) {
            insert(tx, failure, report);
          }
        });
  }

  /** Exactly so, whatever became of it here since. */
  private static boolean isKnown(Handle tx, Failure failure, DeadLetterReport report) {
    return tx.createQuery(
                """
                SELECT COUNT(*) FROM failed_message
                WHERE origin = :origin AND message_key = :key AND last_at = :lastAt AND attempts = :attempts
                """)
            .bind("origin", failure.origin())
            .bind("key", failure.key())
            .bind("lastAt", report.lastAt().toEpochMilli())
            .bind("attempts", report.attempts())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  private static boolean failedAgain(Handle tx, Failure failure, DeadLetterReport report) {
    return DeadLetters.cause(
                tx.createUpdate(
                    """
                    UPDATE failed_message
                    SET last_at = :lastAt, attempts = :attempts, resolved_at = NULL, fingerprint = :fingerprint, body = :body,
                        cause_class = :causeClass, cause_message = :causeMessage, cause_stack = :causeStack
                    WHERE origin = :origin AND message_key = :key
                    """),
                failure)
            .bind("body", failure.body())
            .bind("lastAt", report.lastAt().toEpochMilli())
            .bind("attempts", report.attempts())
            .execute()
        == 1;
  }

  private static void insert(Handle tx, Failure failure, DeadLetterReport report) {
    DeadLetters.cause(
            tx.createUpdate(
                """
                INSERT INTO failed_message (side, origin, message_key, till, fingerprint, cause_class, cause_message, cause_stack,
                  headers, body, first_at, last_at, attempts)
                VALUES ('TILL', :origin, :key, :till, :fingerprint, :causeClass, :causeMessage, :causeStack,
                  :headers, :body, :firstAt, :lastAt, :attempts)
                """),
            failure)
        .bind("till", failure.till())
        .bind("headers", failure.headers())
        .bind("body", failure.body())
        .bind("firstAt", report.firstAt().toEpochMilli())
        .bind("lastAt", report.lastAt().toEpochMilli())
        .bind("attempts", report.attempts())
        .execute();
  }
}
