package de.kassenbote.hub.projection;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.hub.journal.JournalEntries;
import de.kassenbote.hub.stock.StockMovements;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.projectentries.Backlog;
import de.kassenbote.routes.projectentries.JournalProjection;
import de.kassenbote.routes.projectentries.Slice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Projects recorded entries into the hub's database, each exactly once: rows, stock and cursor are one transaction. There
 * is one projector at a time, in however many processes.
 */
public final class EntryProjection implements JournalProjection {
  /** Under which failed entries are kept. */
  public static final String ORIGIN = "project-entries";

  /** Two steps are in memory, one that is written and one that is read. */
  private static final long BYTES_PER_STEP = 8 << 20;

  private static final List<String> TABLES =
      List.of(
          "number_flag", "document_number", "receipt_reversal", "receipt_tax", "receipt_payment", "receipt_line", "receipt",
          "receipt_count", "receipt_count_quarter", "receipt_abort", "cash_movement", "day_closing", "till_installation", "abandoned_numbers", "journalled_again",
          "projection_waiting", "projection_cursor");

  private final Database database;
  private final StockMovements stock;
  private final KnownRanges knownRanges;
  private final DeadLetters failed;
  private final Clock clock;

  public EntryProjection(
      Database database, StockMovements stock, KnownRanges knownRanges, DeadLetters failed, Clock clock) {
    this.database = database;
    this.stock = stock;
    this.knownRanges = knownRanges;
    this.failed = failed;
    this.clock = clock;
  }

  @Override
  public List<Backlog> behind() {
    return database.read(Cursors::behind);
  }

  /** Recorded entries never change, so they may be read ahead; corrections of them are read in the step. */
  @Override
  public PreparedStep prepare(List<Slice> slices) {
    List<List<ReadEntry>> read = database.read(tx -> recorded(tx, slices)).stream().map(EntryProjection::parsed).toList();
    return () -> database.inTransaction(tx -> inStep(tx, step -> read.stream().mapToInt(entries -> project(tx, step, entries)).sum()));
  }

  /**
   * Tries a failed entry again, under its own key.
   *
   * @return whether it went through, or waits for another entry now; false also when it had not failed
   */
  public boolean retry(EntryKey key) {
    return database.inTransaction(tx -> retry(tx, key));
  }

  /** The same in a given transaction. */
  boolean retry(Handle tx, EntryKey key) {
    return inStep(tx, step -> retry(tx, step, key));
  }

  /**
   * The rows that a retry writes, by table. It is really done; the caller takes it back.
   *
   * @throws RejectedMessage when it fails again
   */
  Map<String, List<JsonNode>> wouldWrite(Handle tx, EntryKey key) {
    return inStep(
        tx,
        step -> {
          if (!retry(tx, step, key)) {
            throw new RejectedMessage(step.lastFailure().orElse("entry " + key + " has not failed"));
          }
          return ProjectedRows.of(tx, step.touched(), step.moved());
        });
  }

  /**
   * Until the transaction ends, nobody else projects.
   *
   * @throws RejectedMessage when the entry went through meanwhile
   */
  void requireAside(Handle tx, EntryKey key) {
    ProjectionState.lock(tx);
    if (!failed.isAside(tx, ORIGIN, key.toString())) {
      throw new RejectedMessage("entry %s went through meanwhile: there is nothing to correct".formatted(key));
    }
  }

  @Override
  public void settleRebuild() {
    ProjectionState.Rebuilding rebuilding = database.read(ProjectionState::read).rebuilding();
    if (rebuilding == ProjectionState.Rebuilding.REQUESTED) {
      database.useTransaction(this::throwAway);
    } else if (rebuilding == ProjectionState.Rebuilding.RUNNING && behind().isEmpty()) {
      database.useTransaction(tx -> ProjectionState.finished(tx, clock.instant()));
    }
  }

  /** As far as there is room; but of the first slice, always its first entry. */
  private static List<List<JournalEntry>> recorded(Handle tx, List<Slice> slices) {
    List<List<JournalEntry>> read = new ArrayList<>();
    long room = BYTES_PER_STEP;
    for (Slice slice : slices) {
      if (room > 0) {
        List<JournalEntry> entries = JournalEntries.within(tx, slice.part().till(), slice.part().epoch(), slice.from(), slice.to(), room);
        read.add(entries);
        room -= entries.stream().mapToLong(entry -> entry.payload().length).sum();
      }
    }
    return read;
  }

  private static List<ReadEntry> parsed(List<JournalEntry> entries) {
    return entries.stream().map(ReadEntry::of).toList();
  }

  private static int project(Handle tx, ProjectionStep step, List<ReadEntry> read) {
    EntryKey first = read.get(0).entry().key();
    Slice slice = new Slice(References.part(first), first.seq(), first.seq() + read.size() - 1);
    if (Cursors.seq(tx, slice.part()) != slice.from() - 1) {
      return 0;
    }
    UnaryOperator<JournalEntry> effective = EffectiveEntries.of(tx, slice);
    step.projectAll(read.stream().map(each -> each.as(effective)).toList());
    Cursors.move(tx, slice.part(), slice.to());
    step.release(slice.part(), slice.from(), slice.to());
    return slice.entries();
  }

  private boolean retry(Handle tx, ProjectionStep step, EntryKey key) {
    Optional<JournalEntry> entry = EffectiveEntries.find(tx, key);
    if (entry.isEmpty() || !failed.isAside(tx, ORIGIN, key.toString())) {
      return false;
    }
    if (step.project(entry.get()) == ProjectionStep.Outcome.FAILED) {
      return false;
    }
    failed.resolve(tx, ORIGIN, key.toString());
    step.release(References.part(key), key.seq(), key.seq());
    return true;
  }

  private <T> T inStep(Handle tx, Function<ProjectionStep, T> work) {
    ProjectionState.lock(tx);
    ProjectionStep step = new ProjectionStep(tx, failed, knownRanges);
    T done = work.apply(step);
    if (!step.moved().isEmpty()) {
      stock.move(tx, step.moved());
    }
    step.counts().write(tx);
    return done;
  }

  private void throwAway(Handle tx) {
    ProjectionState.lock(tx);
    TABLES.forEach(table -> tx.execute("DELETE FROM " + table));
    failed.resolveAll(tx, ORIGIN);
    stock.reset(tx);
    ProjectionState.running(tx);
  }
}
