package de.kassenbote.routes.contract;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A gross price for one unit and when it holds. Tills switch it by their own clock, without the hub.
 *
 * @param validFrom first moment (included)
 * @param validTo first moment it no longer holds; absent = until another begins
 */
public record Price(Money amount, Instant validFrom, @Nullable Instant validTo) {
  /** Ascending by start. */
  public static final Comparator<Price> BY_START = Comparator.comparing(Price::validFrom);

  public Price {
    Check.amount("price.amount", amount);
    Check.that(!amount.isNegative(), "a price must not be negative, got %s", amount);
    Check.present("price.validFrom", validFrom);
    Check.that(
        validTo == null || validTo.isAfter(validFrom), "a price valid from %s cannot end at %s", validFrom, validTo);
  }

  boolean covers(Instant moment) {
    return !moment.isBefore(validFrom) && (validTo == null || moment.isBefore(validTo));
  }
}
