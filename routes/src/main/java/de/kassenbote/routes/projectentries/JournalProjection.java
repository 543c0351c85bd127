package de.kassenbote.routes.projectentries;

import java.util.List;

/** What follows from recorded entries. */
public interface JournalProjection {
  /** Throws everything away when a rebuild was asked for, and notes the end of one that is through. */
  void settleRebuild();

  /** The journals with something to project. */
  List<Backlog> behind();

  /**
   * Reads what projecting these entries needs; changes nothing. May be called while another step is projected. Where entries are
   * large, fewer are read: the step then ends earlier.
   */
  PreparedStep prepare(List<Slice> slices);

  /** Entries that were read and wait to be projected. */
  interface PreparedStep {
    /**
     * Projects them and moves their journals' cursors, in one transaction. An entry whose content is wrong goes aside and counts as
     * done; a slice that does not begin where its journal's cursor is, is left alone.
     *
     * @return how many entries the cursors moved by
     */
    int project();
  }
}
