package de.kassenbote.routes.projectentries;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Projects what has been recorded since the last step. Journals share a transaction, as most hold only an entry or two; a fault
 * with one till's entries does not stop the other tills.
 */
public final class ProjectEntries {
  private static final int ENTRIES_OF_A_JOURNAL = 500;
  private static final int ENTRIES_PER_TRANSACTION = 1_000;

  private final JournalProjection projection;

  public ProjectEntries(JournalProjection projection) {
    this.projection = projection;
  }

  /**
   * Takes a share from every journal that is behind.
   *
   * @return how many entries were projected; 0 = the projections are up to date
   */
  public int runOnce() {
    projection.settleRebuild();
    Faults faults = new Faults();
    int done = 0;
    for (List<JournalPart> together : groups(projection.behind())) {
      done += projectNext(together, faults);
    }
    faults.throwAll();
    return done;
  }

  private int projectNext(List<JournalPart> together, Faults faults) {
    try {
      return projection.projectNext(together, ENTRIES_OF_A_JOURNAL);
    } catch (RuntimeException e) {
      if (together.size() == 1) {
        faults.add(e);
        return 0;
      }
      return together.stream().mapToInt(part -> projectNext(List.of(part), faults)).sum();
    }
  }

  private static List<List<JournalPart>> groups(List<Backlog> behind) {
    List<List<JournalPart>> groups = new ArrayList<>();
    long room = 0;
    for (Backlog backlog : behind) {
      long share = Math.min(backlog.entries(), ENTRIES_OF_A_JOURNAL);
      if (share > room) {
        groups.add(new ArrayList<>());
        room = ENTRIES_PER_TRANSACTION;
      }
      groups.get(groups.size() - 1).add(backlog.part());
      room -= share;
    }
    return groups;
  }

  /** What is thrown when everything was tried. */
  private static final class Faults {
    private @Nullable RuntimeException first;

    void add(RuntimeException fault) {
      if (first == null) {
        first = fault;
      } else {
        first.addSuppressed(fault);
      }
    }

    void throwAll() {
      if (first != null) {
        throw first;
      }
    }
  }
}
