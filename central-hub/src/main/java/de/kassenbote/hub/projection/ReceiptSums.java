package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.projectentries.JournalPart;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The projected receipts of a journal in sums.
 *
 * @param upTo how far the journal is projected
 * @param sums one for each currency
 * @param leftOut entries up to there that are not projected: they failed, or wait for one that did
 */
public record ReceiptSums(long upTo, List<Sum> sums, List<EntryKey> leftOut) {
  /** So many receipts, reversals included, with that sum of their totals. */
  public record Sum(long receipts, Money total) {}

  /** Of one moment: nobody projects until the transaction ends. */
  public static ReceiptSums of(Handle tx, JournalPart part) {
    ProjectionState.lock(tx);
    long upTo = Cursors.seq(tx, part);
    List<EntryKey> leftOut = new ArrayList<>(waiting(tx, part, upTo));
    failed(tx, part).stream().filter(key -> key.seq() <= upTo).forEach(leftOut::add);
    return new ReceiptSums(upTo, sums(tx, part, upTo), leftOut.stream().distinct().toList());
  }

  private static List<Sum> sums(Handle tx, JournalPart part, long upTo) {
    return tx.createQuery(
            """
            SELECT COUNT(*), SUM(total_minor), currency FROM receipt
            WHERE till = :till AND epoch = :epoch AND seq <= :upTo GROUP BY currency ORDER BY currency
            """)
        .bind("till", part.till().value())
        .bind("epoch", part.epoch())
        .bind("upTo", upTo)
        .map((rs, ctx) -> new Sum(rs.getLong(1), Money.of(rs.getLong(2), rs.getString(3))))
        .list();
  }

  private static List<EntryKey> waiting(Handle tx, JournalPart part, long upTo) {
    return tx.createQuery("SELECT till, epoch, seq FROM projection_waiting WHERE till = :till AND epoch = :epoch AND seq <= :upTo")
        .bind("till", part.till().value())
        .bind("epoch", part.epoch())
        .bind("upTo", upTo)
        .map(Keyed::key)
        .list();
  }

  private static List<EntryKey> failed(Handle tx, JournalPart part) {
    return tx.createQuery("SELECT message_key FROM failed_message WHERE resolved_at IS NULL AND till = :till AND origin = :origin")
        .bind("till", part.till().value())
        .bind("origin", EntryProjection.ORIGIN)
        .mapTo(String.class)
        .list()
        .stream()
        .map(EntryKey::of)
        .filter(key -> key.epoch() == part.epoch())
        .toList();
  }
}
