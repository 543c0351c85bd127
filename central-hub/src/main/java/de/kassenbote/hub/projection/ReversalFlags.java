package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Reversal;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Marks reversals of a receipt that another one undoes, too: the money went back twice. They are projected all the same, for
 * that is what happened. All of them are marked, so that the order of arrival makes no difference.
 */
final class ReversalFlags {
  static final String REVERSED_TWICE = "REVERSED_TWICE";

  private ReversalFlags() {}

  /** To be called when the reversal's rows are there. */
  static void check(Handle tx, Reversal reversal) {
    List<EntryKey> reversals = ReceiptRows.reversalsOf(tx, reversal.reverses());
    if (reversals.size() > 1) {
      reversals.forEach(key -> NumberFlags.flag(tx, key, REVERSED_TWICE, reversal.reversedNumber()));
    }
  }
}
