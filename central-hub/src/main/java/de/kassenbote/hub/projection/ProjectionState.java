package de.kassenbote.hub.projection;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The one row about all projections; its lock makes whoever projects the only one in the whole hub. */
final class ProjectionState {
  private ProjectionState() {}

  /** Whether the projections are being made anew. */
  enum Rebuilding {
    NONE,
    REQUESTED,
    RUNNING
  }

  record Row(Rebuilding rebuilding, @Nullable Instant requestedAt, @Nullable Instant finishedAt) {}

  static void lock(Handle tx) {
    tx.execute("UPDATE projection_state SET id = 1 WHERE id = 1");
  }

  static Row read(Handle tx) {
    return tx.createQuery("SELECT rebuild, requested_at, finished_at FROM projection_state WHERE id = 1")
        .map((rs, ctx) -> new Row(
            Rebuilding.valueOf(rs.getString(1)), instant(rs.getObject(2, Long.class)), instant(rs.getObject(3, Long.class))))
        .one();
  }

  static void requested(Handle tx, Instant now) {
    tx.createUpdate("UPDATE projection_state SET rebuild = 'REQUESTED', requested_at = :now WHERE id = 1")
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void running(Handle tx) {
    tx.execute("UPDATE projection_state SET rebuild = 'RUNNING' WHERE id = 1");
  }

  static void finished(Handle tx, Instant now) {
    tx.createUpdate("UPDATE projection_state SET rebuild = 'NONE', finished_at = :now WHERE id = 1 AND rebuild = 'RUNNING'")
        .bind("now", now.toEpochMilli())
        .execute();
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
