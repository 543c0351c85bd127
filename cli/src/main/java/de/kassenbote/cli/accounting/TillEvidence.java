package de.kassenbote.cli.accounting;

import de.kassenbote.cli.sell.Sold;
import de.kassenbote.routes.contract.TillId;
import java.util.List;

/**
 * Everything the accounting needs to know about one till.
 *
 * @param told what the seller was answered, from the seller's own record
 * @param atTill from the till's database
 * @param atHub from the hub's recorded entries
 * @param projected the hub's receipts as they were built from the entries
 * @param deadLetters of this till, on both sides, not settled
 */
public record TillEvidence(TillId till, List<Sold> told, Book atTill, Book atHub, List<Sold> projected, long deadLetters) {
  public TillEvidence {
    told = List.copyOf(told);
    projected = List.copyOf(projected);
  }
}
