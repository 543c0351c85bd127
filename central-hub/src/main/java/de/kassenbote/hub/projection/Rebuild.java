package de.kassenbote.hub.projection;

import de.kassenbote.database.Database;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for all projections to be thrown away and made again from the entries, and tells how far that is. The work is done
 * by the one who projects; the wish is durable, so it survives a restart at any point.
 */
public final class Rebuild {
  private final Database database;
  private final Clock clock;

  public Rebuild(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param state none, requested or running
   * @param done entries projected
   * @param total complete entries recorded
   */
  public record Progress(
      String state, long done, long total, @Nullable Instant requestedAt, @Nullable Instant finishedAt) {}

  public void request() {
    database.useTransaction(tx -> ProjectionState.requested(tx, clock.instant()));
  }

  public Progress progress() {
    return database.read(
        tx -> {
          ProjectionState.Row row = ProjectionState.read(tx);
          String state =
              switch (row.rebuilding()) {
                case NONE -> "none";
                case REQUESTED -> "requested";
                case RUNNING -> "running";
              };
          long total = tx.createQuery("SELECT COALESCE(SUM(seq), 0) FROM journal_watermark").mapTo(Long.class).one();
          return new Progress(state, Cursors.sum(tx), total, row.requestedAt(), row.finishedAt());
        });
  }
}
