package de.kassenbote.hub.projection;

import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.Reversal;
import de.kassenbote.routes.projectentries.JournalPart;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Whether the receipt that a reversal undoes is there. It may be another till's whose entries have not arrived yet: then
 * the reversal is <em>open</em>, which is no error, until that till is complete up to there.
 */
final class References {
  private final DeadLetters failed;

  References(DeadLetters failed) {
    this.failed = failed;
  }

  /**
   * What the reversal has to wait for; empty = its receipt is there and agrees.
   *
   * @throws RejectedMessage when there is no such receipt and will be none, or it does not agree
   */
  Optional<EntryKey> blocker(Handle tx, EntryKey key, Reversal reversal) {
    EntryKey target = reversal.reverses();
    boolean sameJournal = part(target).equals(part(key));
    if (sameJournal && target.seq() >= key.seq()) {
      throw new RejectedMessage("reversal %s undoes %s, which is not before it".formatted(key, target));
    }
    Optional<ReceiptRows.Head> head = ReceiptRows.find(tx, target);
    if (head.isPresent()) {
      agree(target, head.get(), reversal);
      return Optional.empty();
    }
    boolean passed = sameJournal || Cursors.seq(tx, part(target)) >= target.seq();
    if (passed && !failed.isAside(tx, EntryProjection.ORIGIN, target.toString()) && !Waiting.contains(tx, target)) {
      throw new RejectedMessage("reversal undoes %s, which is no receipt".formatted(target));
    }
    return Optional.of(target);
  }

  static JournalPart part(EntryKey key) {
    return new JournalPart(key.till(), key.epoch());
  }

  private static void agree(EntryKey target, ReceiptRows.Head head, Reversal reversal) {
    if (!head.number().equals(reversal.reversedNumber())) {
      throw new RejectedMessage(
          "reversal names receipt '%s', but %s has the number '%s'".formatted(reversal.reversedNumber(), target, head.number()));
    }
    if (!head.total().equals(reversal.receipt().total().negated())) {
      throw new RejectedMessage(
          "reversal of %s comes to %s, the receipt to %s".formatted(target, reversal.receipt().total(), head.total()));
    }
  }
}
