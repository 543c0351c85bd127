package de.kassenbote.till.journal;

import de.kassenbote.routes.contract.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The journal entries that the hub has not confirmed, as of one moment.
 *
 * @param lastSeq the journal's last entry; 0 = none yet
 * @param confirmedSeq everything up to here is at the hub
 * @param minor sum of the totals of the receipts among them, in minor units
 * @param currency of that sum; absent when no receipt is among them
 * @param rescued entries of earlier installations that were taken over and are not known to be at the hub
 * @param oldest when the oldest of them was written; absent when there is none
 */
public record Unsent(
    long lastSeq, long confirmedSeq, long rescued, long minor, @Nullable String currency, @Nullable Instant oldest) {
  /** Without any that were taken over. */
  public Unsent(long lastSeq, long confirmedSeq, long minor, @Nullable String currency, @Nullable Instant oldest) {
    this(lastSeq, confirmedSeq, 0, minor, currency, oldest);
  }

  /** Entries of every type, those taken over included. */
  public long count() {
    return lastSeq - confirmedSeq + rescued;
  }

  /** The receipts' sum; zero in {@code tillCurrency} when there is none. */
  public Money value(String tillCurrency) {
    return Money.of(minor, currency == null ? tillCurrency : currency);
  }
}
