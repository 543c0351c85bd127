package de.kassenbote.routes.projectentries;

import de.kassenbote.routes.projectentries.JournalProjection.PreparedStep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Projects what has been recorded, step by step: while one step is written, the next is read. Journals share a transaction, as
 * most hold only an entry or two; a fault with one till's entries does not stop the other tills. For one thread at a time.
 */
public final class ProjectEntries implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ProjectEntries.class);
  private static final int ENTRIES_OF_A_JOURNAL = 500;
  private static final int ENTRIES_PER_TRANSACTION = 1_000;
  private static final int ENTRIES_PLANNED = 8 * ENTRIES_PER_TRANSACTION;

  private final JournalProjection projection;
  private final RightOfWay rightOfWay;
  private final Deque<List<Slice>> planned = new ArrayDeque<>();

  /** Of the first planned step. */
  private @Nullable CompletableFuture<PreparedStep> reading;

  /** Of the last slice that was planned; the next plan begins behind it. */
  private @Nullable JournalPart last;

  /**
   * @param recordingIsBehind whether envelopes wait to be recorded; they come first
   */
  public ProjectEntries(JournalProjection projection, BooleanSupplier recordingIsBehind) {
    this.projection = projection;
    this.rightOfWay = new RightOfWay(recordingIsBehind, System::nanoTime);
  }

  /**
   * Projects one transaction's worth of entries.
   *
   * @return how many; 0 = nothing was left for this one
   */
  public int runOnce() {
    int done = workOff();
    if (done == 0) {
      projection.settleRebuild();
      planned.addAll(plan(projection.behind()));
      done = workOff();
    }
    return done;
  }

  /** Until a step did something; what was planned may have been done by somebody else meanwhile. */
  private int workOff() {
    int done = 0;
    while (done == 0 && !planned.isEmpty()) {
      done = rightOfWay.give(this::step);
    }
    return done;
  }

  private int step() {
    List<Slice> slices = planned.remove();
    try {
      CompletableFuture<PreparedStep> mine = reading == null ? read(slices) : reading;
      reading = null;
      reading = planned.isEmpty() ? null : read(planned.element());
      return finished(mine).project();
    } catch (RuntimeException e) {
      if (slices.size() == 1) {
        throw e;
      }
      log.info("a step of {} slices failed, its journals are tried one by one: {}", slices.size(), e.toString());
      oneByOne(slices);
      return 0;
    }
  }

  private void oneByOne(List<Slice> slices) {
    close();
    reading = null;
    for (int i = slices.size() - 1; i >= 0; i--) {
      planned.addFirst(List.of(slices.get(i)));
    }
  }

  private CompletableFuture<PreparedStep> read(List<Slice> slices) {
    return CompletableFuture.supplyAsync(() -> projection.prepare(slices), task -> new Thread(task, "read-ahead").start());
  }

  private static PreparedStep finished(CompletableFuture<PreparedStep> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  /** Waits for what is being read: the database may be closed afterwards. */
  @Override
  public void close() {
    if (reading != null) {
      reading.handle((step, failure) -> step).join();
    }
  }

  /** A share of every journal, and further shares while there is room: each has its turn, and who lags far is done in long runs. */
  private List<List<Slice>> plan(List<Backlog> behind) {
    List<List<Slice>> steps = new ArrayList<>();
    int room = 0;
    for (Slice slice : shares(inTurn(behind))) {
      if (slice.entries() > room) {
        steps.add(new ArrayList<>());
        room = ENTRIES_PER_TRANSACTION;
      }
      steps.get(steps.size() - 1).add(slice);
      room -= slice.entries();
      last = slice.part();
    }
    return steps;
  }

  /** Beginning with the first one behind where the last plan ended. */
  private List<Backlog> inTurn(List<Backlog> behind) {
    JournalPart ended = last;
    List<Backlog> turn = new ArrayList<>(behind);
    turn.sort(Comparator.comparing(Backlog::part));
    long done = ended == null ? 0 : turn.stream().filter(backlog -> backlog.part().compareTo(ended) <= 0).count();
    Collections.rotate(turn, (int) -done);
    return turn;
  }

  private static List<Slice> shares(List<Backlog> behind) {
    List<Slice> shares = new ArrayList<>();
    int room = ENTRIES_PLANNED;
    int before = -1;
    for (int n = 0; room > 0 && shares.size() > before; n++) {
      before = shares.size();
      for (Backlog backlog : behind) {
        Optional<Slice> share = room > 0 ? backlog.share(n, ENTRIES_OF_A_JOURNAL) : Optional.empty();
        share.ifPresent(shares::add);
        room -= share.map(Slice::entries).orElse(0);
      }
    }
    return shares;
  }
}
