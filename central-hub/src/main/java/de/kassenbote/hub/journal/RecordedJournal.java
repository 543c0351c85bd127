package de.kassenbote.hub.journal;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.recordjournal.JournalProgress;
import de.kassenbote.routes.recordjournal.JournalRecorder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The journals of all tills as the hub has them. Idempotent by till, epoch and seq: any order and any number of
 * deliveries leaves the same rows. Several workers may record at the same time; they take turns for one till.
 */
public final class RecordedJournal implements JournalRecorder, JournalProgress {
  /** How long a gap may close by itself before the till is asked. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Database database;
  private final MissingRanges missingRanges;
  private final Clock clock;

  public RecordedJournal(Database database, Duration patience, Clock clock) {
    this.database = database;
    this.missingRanges = new MissingRanges(patience);
    this.clock = clock;
  }

  @Override
  public Watermark record(JournalEnvelope envelope) {
    Instant now = clock.instant();
    Watermarks.ensure(database, envelope.till(), envelope.epoch(), now);
    long seq = database.inTransaction(tx -> new Recording(tx, envelope, now).run());
    return new Watermark(envelope.epoch(), seq);
  }

  @Override
  public Watermark damaged(TillId till, int epoch, SeqRange range) {
    Instant now = clock.instant();
    Watermarks.ensure(database, till, epoch, now);
    return database.inTransaction(
        tx -> {
          long seq = Watermarks.lock(tx, till, epoch, now);
          MissingRanges.want(tx, till, epoch, range, now);
          return new Watermark(epoch, seq);
        });
  }

  @Override
  public long watermark(TillId till, int epoch) {
    return database.read(tx -> Watermarks.seq(tx, till, epoch));
  }

  @Override
  public List<SeqRange> missing(TillId till, int epoch) {
    Instant now = clock.instant();
    return database.read(tx -> missingRanges.at(tx, till, epoch, now));
  }

  /** One status for each epoch of the till, ascending. */
  public List<JournalStatus> status(TillId till) {
    Instant now = clock.instant();
    return database.read(
        tx ->
            Watermarks.of(tx, till).stream()
                .map(mark -> new JournalStatus(
                    mark.epoch(),
                    mark.seq(),
                    mark.hash(),
                    missingRanges.at(tx, till, mark.epoch(), now),
                    JournalStatus.chainBroken(tx, till, mark.epoch()),
                    Quarantine.count(tx, till, mark.epoch())))
                .toList());
  }
}
