package de.kassenbote.hub.journal;

import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * How the journal of one installation stands.
 *
 * @param hash of the entry at the watermark
 * @param missing what the till is asked for
 * @param chainBroken how many entries do not follow the one before them
 * @param quarantined how many entries came with other content under a recorded key
 */
public record JournalStatus(
    int epoch, long watermark, String hash, List<SeqRange> missing, long chainBroken, long quarantined) {
  static long chainBroken(Handle tx, TillId till, int epoch) {
    return tx.createQuery("SELECT COUNT(*) FROM journal_entry WHERE till = :till AND epoch = :epoch AND chain_broken = TRUE")
        .bind("till", till.value())
        .bind("epoch", epoch)
        .mapTo(Long.class)
        .one();
  }
}
