package de.kassenbote.routes.projectentries;

import java.util.List;

/** What follows from recorded entries. */
public interface JournalProjection {
  /** Throws everything away when a rebuild was asked for, and notes the end of one that is through. */
  void settleRebuild();

  /** The journals that hold complete entries which are not projected yet. */
  List<JournalPart> behind();

  /**
   * Projects the next entries of one journal and moves its cursor, in one transaction. An entry whose content is wrong
   * goes aside and counts as done.
   *
   * @param max entries, at most
   * @return how many entries the cursor moved by; 0 = nothing to do
   */
  int projectNext(JournalPart part, int max);
}
