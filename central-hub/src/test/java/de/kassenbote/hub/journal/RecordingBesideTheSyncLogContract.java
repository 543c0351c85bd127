package de.kassenbote.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import de.kassenbote.database.Database;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.recordjournal.RecordJournal;
import de.kassenbote.synclog.KeptSyncLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sync log that cannot be written neither delays nor fails what it is to note, on any database. */
abstract class RecordingBesideTheSyncLogContract {
  private static final Duration AT_ONCE = Duration.ofSeconds(8);
  private static final int ENVELOPES = 50;

  private final ExecutorService others = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final TillJournal till = TillJournal.aTill().sales(ENVELOPES);
  private Database database;
  private KeptSyncLog log;
  private RecordJournal recorder;

  abstract Database open(Path directory);

  @BeforeEach
  void openDatabase(@TempDir Path directory) {
    SteppedClock clock = new SteppedClock();
    database = open(directory);
    log = new KeptSyncLog(database, 1_000, clock);
    recorder = new RecordJournal(new RecordedJournal(database, (tx, id) -> 1, RecordedJournal.PATIENCE, clock), log);
  }

  @AfterEach
  void close() throws InterruptedException {
    end.countDown();
    others.shutdown();
    assertThat(others.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    database.close();
  }

  @Test
  void envelopesAreRecordedWhileTheTableIsLockedAndNotedWhenItIsFree() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    others.submit(() -> database.useTransaction(tx -> {
      tx.execute("LOCK TABLE sync_log IN EXCLUSIVE MODE");
      locked.countDown();
      await(end);
    }));
    await(locked);
    record(1);
    Future<?> writing = others.submit(log::runOnce);
    assertTimeoutPreemptively(AT_ONCE, () -> {
      for (int seq = 2; seq <= ENVELOPES; seq++) {
        assertThat(record(seq)).isEqualTo(till.watermark(seq));
      }
    });
    assertThat(writing.isDone()).as("the log still waits for its table").isFalse();
    end.countDown();
    writing.get(30, TimeUnit.SECONDS);
    log.runOnce();
    assertThat(notes()).isEqualTo(ENVELOPES);
  }

  @Test
  void envelopesAreRecordedWithoutTheTable() {
    database.useTransaction(tx -> tx.execute("DROP TABLE sync_log"));
    for (int seq = 1; seq <= ENVELOPES; seq++) {
      assertThat(record(seq)).isEqualTo(till.watermark(seq));
      assertThat(catchThrowable(log::runOnce)).as("so that the table is missed").isNotNull();
    }
  }

  private Watermark record(int seq) {
    JournalEnvelope envelope = till.envelope(seq, seq);
    Packed packed = JournalEnvelopeCodec.pack(envelope);
    return recorder.record(till.till().value(), packed.headers(), packed.body());
  }

  private long notes() {
    return database.read(tx -> tx.createQuery("SELECT COUNT(*) FROM sync_log").mapTo(Long.class).one());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
