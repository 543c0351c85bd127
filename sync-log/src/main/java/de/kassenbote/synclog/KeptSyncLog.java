package de.kassenbote.synclog;

import de.kassenbote.database.Database;
import de.kassenbote.routes.synclog.Exchanged;
import de.kassenbote.routes.synclog.SyncLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps notes for 90 days, and so many at most. A note is put into a bounded buffer, which neither waits nor fails; {@link #runOnce}
 * writes what is there in a transaction of its own. A crash, a database that refuses or a full buffer loses notes and nothing else.
 */
public final class KeptSyncLog implements SyncLog, AutoCloseable {
  static final Duration KEPT = Duration.ofDays(90);

  private static final Logger log = LoggerFactory.getLogger(KeptSyncLog.class);
  private static final int BUFFER = 10_000;
  private static final int BATCH = 1_000;
  private static final int PRUNE_STEP = 1_000;
  private static final int PRUNE_STEPS = 10;

  private final BlockingQueue<Unwritten> buffer = new ArrayBlockingQueue<>(BUFFER);
  private final LongAdder lost = new LongAdder();
  private final Database database;
  private final long mostRows;
  private final Clock clock;

  /**
   * @param mostRows the oldest beyond that are deleted, however young
   */
  public KeptSyncLog(Database database, long mostRows, Clock clock) {
    this.database = database;
    this.mostRows = mostRows;
    this.clock = clock;
  }

  @Override
  public void note(Exchanged exchanged) {
    if (!buffer.offer(new Unwritten(clock.instant(), exchanged))) {
      lost.increment();
    }
  }

  /** Writes what was noted, and deletes what is too old; to be called every second. */
  public void runOnce() {
    write();
    prune();
  }

  /** Writes what is left. */
  @Override
  public void close() {
    write();
  }

  private void write() {
    for (List<Unwritten> batch = next(); !batch.isEmpty(); batch = next()) {
      List<Unwritten> notes = batch;
      try {
        database.useTransaction(tx -> NoteTable.insert(tx, notes));
      } catch (RuntimeException e) {
        log.warn("{} notes of what was exchanged are lost: {}", notes.size(), e.getMessage());
      }
    }
    long missed = lost.sumThenReset();
    if (missed > 0) {
      log.warn("{} notes of what was exchanged are lost: more came than could be written", missed);
    }
  }

  private List<Unwritten> next() {
    List<Unwritten> batch = new ArrayList<>();
    buffer.drainTo(batch, BATCH);
    return batch;
  }

  private void prune() {
    Instant cutoff = clock.instant().minus(KEPT);
    int steps = 0;
    while (steps < PRUNE_STEPS && database.inTransaction(tx -> NoteTable.prune(tx, cutoff, mostRows, PRUNE_STEP)) > 0) {
      steps++;
    }
  }
}
