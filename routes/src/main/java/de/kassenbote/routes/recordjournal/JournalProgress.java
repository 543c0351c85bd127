package de.kassenbote.routes.recordjournal;

import de.kassenbote.routes.contract.EarlierHeld;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import java.util.List;

/** How complete the hub's copy of a till's journal is, as the answer to a heartbeat tells it. */
public interface JournalProgress {
  /** Of an epoch that nothing was recorded of: seq 0. */
  Watermark watermark(TillId till, int epoch);

  /**
   * Ascending ranges that the till shall send again, without overlaps: gaps that have been open for a while, and at once
   * what arrived damaged or did not fit its predecessor.
   */
  List<SeqRange> missing(TillId till, int epoch);

  /** What is recorded of an earlier installation of the till, from that entry on. */
  EarlierHeld held(TillId till, int epoch, long from);

  /** How many entries came under keys of that installation that are other entries'. */
  long quarantined(TillId till, int epoch);
}
