package de.kassenbote.database;

import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.util.function.LongSupplier;

/**
 * Refuses work while the disk under an embedded database is full, at once and with the reason. Derby that cannot write its log
 * shuts the database down, and whoever asks for a connection then waits until its time is up; with room again the next one
 * opens the database anew.
 */
final class DiskRoom {
  /** Bytes: Derby's next log file of 1 MiB, and its tables' next pages. */
  static final long LEAST = 4 << 20;

  private final String disk;
  private final LongSupplier free;
  private volatile boolean down;

  DiskRoom(String disk, LongSupplier free) {
    this.disk = disk;
    this.free = free;
  }

  static DiskRoom of(DatabaseSettings settings) {
    if (!settings.isDerby()) {
      return new DiskRoom("", () -> Long.MAX_VALUE);
    }
    Path directory = settings.directory();
    return new DiskRoom(directory.toString(), () -> directory.toFile().getUsableSpace());
  }

  /**
   * @throws DatabaseProblem while less than {@link #LEAST} is free
   */
  void requireForWriting() {
    long left = free.getAsLong();
    if (left < LEAST) {
      throw new DatabaseProblem(
          "the disk of %s is full: %d KiB are left, at least %d are needed; free some and ask again".formatted(disk, left >> 10, LEAST >> 10));
    }
  }

  /**
   * @throws DatabaseProblem while the database is shut down for want of room
   */
  void requireForReading() {
    if (down) {
      requireForWriting();
    }
  }

  void worked() {
    down = false;
  }

  void failed(Throwable failure) {
    down = SqlStates.isShutDown(failure) || timedOut(failure);
  }

  private static boolean timedOut(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof SQLTransientConnectionException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
