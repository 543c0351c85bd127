package de.kassenbote.routes.projectentries;

import org.jspecify.annotations.Nullable;

/** Projects what has been recorded since the last step. A fault with one till's entries does not stop the other tills. */
public final class ProjectEntries {
  private static final int ENTRIES_PER_TRANSACTION = 500;

  private final JournalProjection projection;

  public ProjectEntries(JournalProjection projection) {
    this.projection = projection;
  }

  /**
   * Takes one transaction's worth from every journal that is behind.
   *
   * @return how many entries were projected; 0 = the projections are up to date
   */
  public int runOnce() {
    projection.settleRebuild();
    int done = 0;
    RuntimeException fault = null;
    for (JournalPart part : projection.behind()) {
      try {
        done += projection.projectNext(part, ENTRIES_PER_TRANSACTION);
      } catch (RuntimeException e) {
        fault = together(fault, e);
      }
    }
    if (fault != null) {
      throw fault;
    }
    return done;
  }

  private static RuntimeException together(@Nullable RuntimeException first, RuntimeException next) {
    if (first == null) {
      return next;
    }
    first.addSuppressed(next);
    return first;
  }
}
