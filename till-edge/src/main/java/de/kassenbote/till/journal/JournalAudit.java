package de.kassenbote.till.journal;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.TillId;
import java.util.List;
import java.util.Map;

/**
 * What a walk over the whole journal found, computed anew from the stored bytes of every epoch. A changed, missing or
 * added byte of an entry breaks the chain at that entry.
 *
 * @param entries how many there are
 * @param broken one sentence for each place where the chain, or the index of receipts, is not as it was written
 * @param receipts by receipt number
 */
public record JournalAudit(TillId till, long entries, List<String> broken, Map<String, AuditedReceipt> receipts) {
  public JournalAudit {
    broken = List.copyOf(broken);
    receipts = Map.copyOf(receipts);
  }

  /**
   * Reads the database of a till that is open in this process; nothing is changed.
   *
   * @throws IllegalStateException when no journal was ever opened in it
   */
  public static JournalAudit of(Database database) {
    return database.read(handle -> new ChainWalk(handle).walk());
  }

  public boolean intact() {
    return broken.isEmpty();
  }
}
