package de.kassenbote.routes.sendrescued;

import de.kassenbote.routes.contract.EarlierHeld;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEntry;
import java.util.List;

/** What a till has taken over of its earlier installations. */
public interface RescuedJournal {
  /**
   * Settles what the answer says, in one transaction: the same entry at the hub is at the hub; one whose key is another's there is
   * journalled again under the present installation, with all that follow it; what the hub lost again is out again.
   */
  void settle(EarlierHeld held);

  /** The hub has everything up to there, and its entry there is the one with that hash: of ours too, if ours is that one. */
  void settle(Watermark watermark);

  /**
   * The first entries that are out, each following the one before: none of another copy of that installation is among them.
   *
   * @param after only those behind it
   * @param upTo only those up to it
   */
  List<JournalEntry> out(int epoch, long after, long upTo, int max);
}
