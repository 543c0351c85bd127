package de.kassenbote.cli.accounting;

import de.kassenbote.cli.sell.Sold;
import java.util.List;

/**
 * What one database holds of a till's journal, computed anew from its stored bytes.
 *
 * @param entries of all types
 * @param receipts in any order; one that is there twice is here twice
 * @param broken one sentence for each place where the stored bytes are not what was chained and hashed
 */
public record Book(long entries, List<Booked> receipts, List<String> broken) {
  public Book {
    receipts = List.copyOf(receipts);
    broken = List.copyOf(broken);
  }

  /** A receipt with the hash of its stored bytes. */
  public record Booked(Sold sold, String payloadSha256) {}
}
