package de.kassenbote.hub.journal;

import de.kassenbote.database.Database;
import de.kassenbote.database.SqlStates;
import de.kassenbote.hub.alarm.Alarm;
import de.kassenbote.hub.alarm.Alarms;
import de.kassenbote.hub.journal.Watermarks.Mark;
import de.kassenbote.routes.contract.EarlierHeld;
import de.kassenbote.routes.contract.HeldEntry;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.recordjournal.JournalProgress;
import de.kassenbote.routes.recordjournal.JournalRecorder;
import de.kassenbote.routes.recordjournal.Recorded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/**
 * The journals of all tills as the hub has them. Idempotent by till, epoch and seq: any order and any number of
 * deliveries leaves the same rows. Several workers may record at the same time; they take turns for one till.
 */
public final class RecordedJournal implements JournalRecorder, JournalProgress {
  /** How long a gap may close by itself before the till is asked. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Database database;
  private final RegisteredEpochs epochs;
  private final MissingRanges missingRanges;
  private final Clock clock;

  /**
   * @param patience how long a gap may close by itself before the till is asked
   */
  public RecordedJournal(Database database, RegisteredEpochs epochs, Duration patience, Clock clock) {
    this.database = database;
    this.epochs = epochs;
    this.missingRanges = new MissingRanges(patience);
    this.clock = clock;
  }

  @Override
  public Recorded record(JournalEnvelope envelope) {
    try {
      return locked(envelope.till(), envelope.epoch(), (tx, mark) -> record(tx, mark, envelope));
    } catch (RuntimeException e) {
      if (SqlStates.isRefusedData(e)) {
        throw new RejectedMessage("cannot be recorded: " + e.getMessage(), e);
      }
      throw e;
    }
  }

  @Override
  public Watermark damaged(TillId till, int epoch, SeqRange range) {
    if (epoch != database.read(tx -> epochs.of(tx, till))) {
      return watermark(till, epoch);
    }
    return locked(
        till,
        epoch,
        (tx, mark) -> {
          MissingRanges.want(tx, till, epoch, range, clock.instant());
          return mark.told();
        });
  }

  @Override
  public Watermark watermark(TillId till, int epoch) {
    return database
        .read(tx -> Watermarks.find(tx, till, epoch))
        .map(Mark::told)
        .orElseGet(() -> new Watermark(epoch, 0, JournalEntry.genesis(till, epoch)));
  }

  @Override
  public List<SeqRange> missing(TillId till, int epoch) {
    Instant now = clock.instant();
    return database.read(tx -> missingRanges.at(tx, till, epoch, now));
  }

  @Override
  public EarlierHeld held(TillId till, int epoch, long from) {
    return database.read(
        tx -> {
          List<HeldEntry> held = from == 0 ? List.of() : JournalEntries.held(tx, till, epoch, from, EarlierHeld.MOST);
          return new EarlierHeld(epoch, JournalEntries.last(tx, till, epoch), held);
        });
  }

  @Override
  public long quarantined(TillId till, int epoch) {
    return database.read(tx -> Quarantine.count(tx, till, epoch));
  }

  private Recorded record(Handle tx, Mark before, JournalEnvelope envelope) {
    Instant now = clock.instant();
    int registered = epochs.of(tx, envelope.till());
    if (envelope.epoch() > registered) {
      Alarms.raise(tx, unknownEpoch(envelope, registered, now));
    }
    return new Recording(tx, envelope, now).run(before);
  }

  private static Alarm unknownEpoch(JournalEnvelope envelope, int registered, Instant now) {
    return new Alarm(
        envelope.till(),
        Alarm.Kind.UNKNOWN_EPOCH,
        "epoch " + envelope.epoch(),
        "entries of epoch %d are recorded, but the till is at epoch %d here".formatted(envelope.epoch(), registered),
        now);
  }

  /** The first entry of an epoch comes once: only then a second transaction is needed. */
  private <T> T locked(TillId till, int epoch, BiFunction<Handle, Mark, T> work) {
    Optional<T> done = tryLocked(till, epoch, work);
    if (done.isPresent()) {
      return done.get();
    }
    Watermarks.begin(database, till, epoch, clock.instant());
    return tryLocked(till, epoch, work)
        .orElseThrow(() -> new IllegalStateException("watermark of till %s, epoch %d is missing".formatted(till, epoch)));
  }

  private <T> Optional<T> tryLocked(TillId till, int epoch, BiFunction<Handle, Mark, T> work) {
    return database.inTransaction(
        tx -> Watermarks.lock(tx, till, epoch, clock.instant()).map(mark -> work.apply(tx, mark)));
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
