package de.kassenbote.routes.projectentries;

import java.util.List;

/** What follows from recorded entries. */
public interface JournalProjection {
  /** Throws everything away when a rebuild was asked for, and notes the end of one that is through. */
  void settleRebuild();

  /** The journals with something to project. */
  List<Backlog> behind();

  /**
   * Projects the next entries of some journals and moves their cursors, in one transaction. An entry whose content is wrong
   * goes aside and counts as done.
   *
   * @param max entries of each journal, at most
   * @return how many entries the cursors moved by; 0 = nothing to do
   */
  int projectNext(List<JournalPart> parts, int max);
}
