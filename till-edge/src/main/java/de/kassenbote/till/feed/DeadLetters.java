package de.kassenbote.till.feed;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.StorableText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What could not be processed at this till: one for each thing it is about, until that is put right. */
public final class DeadLetters {
  private static final int KEY_LENGTH = 200;
  private static final int CAUSE_LENGTH = 2_000;
  private static final int STACK_LENGTH = 8_000;

  private final Database database;
  private final Clock clock;

  public DeadLetters(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public void put(Handle transaction, String origin, String about, Throwable cause, byte[] body) {
    String key = key(about);
    long now = clock.millis();
    String message = cut(String.valueOf(cause.getMessage()), CAUSE_LENGTH);
    int known =
        transaction.execute(
            """
            UPDATE dead_letter SET cause = ?, cause_class = ?, stack = ?, body = ?, last_at = ?, attempts = attempts + 1,
              resolved_at = NULL, reported = FALSE
            WHERE origin = ? AND letter_key = ?
            """,
            message, cause.getClass().getName(), stack(cause), body, now, origin, key);
    if (known == 0) {
      transaction.execute(
          """
          INSERT INTO dead_letter (cause, cause_class, stack, body, first_at, last_at, attempts, reported, origin, letter_key)
          VALUES (?, ?, ?, ?, ?, ?, 1, FALSE, ?, ?)
          """,
          message, cause.getClass().getName(), stack(cause), body, now, now, origin, key);
    }
  }

  /** That thing was put right; the hub is still to be told. */
  public void resolve(Handle transaction, String origin, String about) {
    transaction.execute(
        "UPDATE dead_letter SET resolved_at = ?, reported = FALSE WHERE origin = ? AND letter_key = ? AND resolved_at IS NULL",
        clock.millis(), origin, key(about));
  }

  /** Those not put right. */
  public long count() {
    return database.read(DeadLetters::count);
  }

  /** Those not put right that the hub has not been told of. */
  public long unreported() {
    return database.read(
        h -> h.createQuery("SELECT COUNT(*) FROM dead_letter WHERE resolved_at IS NULL AND reported = FALSE").mapTo(Long.class).one());
  }

  /** Those not put right. */
  public List<DeadLetter> all() {
    return database.read(
        h ->
            h.createQuery(
                    """
                    SELECT origin, letter_key, cause, first_at, last_at, attempts FROM dead_letter
                    WHERE resolved_at IS NULL ORDER BY first_at, letter_key
                    """)
                .map(
                    (row, c) ->
                        new DeadLetter(
                            row.getString("origin"),
                            row.getString("letter_key"),
                            row.getString("cause"),
                            Instant.ofEpochMilli(row.getLong("first_at")),
                            Instant.ofEpochMilli(row.getLong("last_at")),
                            row.getInt("attempts")))
                .list());
  }

  static long count(Handle h) {
    return h.createQuery("SELECT COUNT(*) FROM dead_letter WHERE resolved_at IS NULL").mapTo(Long.class).one();
  }

  /** As the hub can write it down, too. */
  private static String key(String about) {
    return cut(StorableText.repaired(about), KEY_LENGTH);
  }

  private static String stack(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return cut(text.toString(), STACK_LENGTH);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
