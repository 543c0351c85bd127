package de.kassenbote.hub.deadletter;

import de.kassenbote.database.Database;
import de.kassenbote.database.IndexHints;
import de.kassenbote.database.RowBatch;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Forgets letters that went through 90 days ago, and replay jobs that ended then; who asked for what stays among the operator's
 * acts. A letter that is open or discarded is kept for ever: something may wait for it.
 */
public final class OldLetters {
  static final Duration KEPT = Duration.ofDays(90);

  private static final int AT_ONCE = 500;

  private final Database database;
  private final Clock clock;

  public OldLetters(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Some of them; to be called every few minutes. */
  public void runOnce() {
    long cutoff = clock.instant().minus(KEPT).toEpochMilli();
    database.useTransaction(tx -> forget(tx, "failed_message", IndexHints.byIndex("failed_message", "failed_message_aside"), "resolved_at", cutoff));
    database.useTransaction(tx -> forget(tx, "replay_job", "replay_job ", "ended_at", cutoff));
  }

  /** Each by its id: to delete a range Derby would lock, and read, the whole table. */
  private static void forget(Handle tx, String table, String from, String ended, long cutoff) {
    List<Long> old =
        tx.createQuery("SELECT id FROM %sWHERE %s < :cutoff FETCH FIRST %d ROWS ONLY".formatted(from, ended, AT_ONCE))
            .bind("cutoff", cutoff)
            .mapTo(Long.class)
            .list();
    RowBatch.write(tx, "DELETE FROM %s WHERE id = ? AND %s < ?".formatted(table, ended), old, id -> new Object[] {id, cutoff});
  }
}
