package de.kassenbote.routes.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money in minor units (cents) of an ISO 4217 currency; may be negative. Arithmetic is exact and fails on
 * overflow or mixed currencies.
 */
public record Money(long minor, String currency) implements Comparable<Money> {
  public Money {
    requireCurrency(currency);
  }

  static void requireCurrency(String currency) {
    Check.present("currency", currency);
    Check.that(digits(currency) >= 0, "'%s' is not a currency with minor units in ISO 4217", currency);
  }

  public static Money of(long minor, String currency) {
    return new Money(minor, currency);
  }

  public static Money zero(String currency) {
    return new Money(0, currency);
  }

  /** The amount given in major units (4.30), refused when it has more decimals than the currency. */
  public static Money ofMajor(BigDecimal major, String currency) {
    return new Money(major.movePointRight(digits(currency)).longValueExact(), currency);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, same(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, same(other).minor), currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  /** This times {@code factor}, rounded half up (away from zero at the half) to a minor unit. */
  public Money times(BigDecimal factor) {
    BigDecimal exact = BigDecimal.valueOf(minor).multiply(factor);
    return new Money(exact.setScale(0, RoundingMode.HALF_UP).longValueExact(), currency);
  }

  @JsonIgnore
  public boolean isZero() {
    return minor == 0;
  }

  @JsonIgnore
  public boolean isNegative() {
    return minor < 0;
  }

  /** In major units, with the currency's decimals: 4.30. */
  public BigDecimal toMajor() {
    return BigDecimal.valueOf(minor, digits(currency));
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, same(other).minor);
  }

  @Override
  public String toString() {
    return toMajor().toPlainString() + " " + currency;
  }

  private Money same(Money other) {
    Check.that(currency.equals(other.currency), "amounts in %s and %s cannot be mixed", currency, other.currency);
    return other;
  }

  private static int digits(String currency) {
    try {
      return Currency.getInstance(currency).getDefaultFractionDigits();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'%s' is not a currency of ISO 4217, such as EUR".formatted(currency), e);
    }
  }
}
