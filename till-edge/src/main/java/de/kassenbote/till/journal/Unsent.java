package de.kassenbote.till.journal;

import de.kassenbote.routes.contract.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The journal entries that the hub has not confirmed, as of one moment.
 *
 * @param lastSeq the journal's last entry; 0 = none yet
 * @param confirmedSeq everything up to here is at the hub
 * @param minor sum of the totals of the receipts in between, in minor units
 * @param currency of that sum; absent when no receipt is among them
 * @param oldest when the oldest of them was written; absent when there is none
 */
public record Unsent(
    long lastSeq, long confirmedSeq, long minor, @Nullable String currency, @Nullable Instant oldest) {
  /** Entries of every type. */
  public long count() {
    return lastSeq - confirmedSeq;
  }

  /** The receipts' sum; zero in {@code tillCurrency} when there is none. */
  public Money value(String tillCurrency) {
    return Money.of(minor, currency == null ? tillCurrency : currency);
  }
}
