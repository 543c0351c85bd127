package de.kassenbote.routes.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The checks that compact constructors of the contract share; each message names the field and what is allowed. */
final class Check {
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  /** In minor units, of one document. As much as a till lets a receipt of 999 lines have, and hundreds of thousands of them can be summed. */
  private static final long LARGEST_AMOUNT = 10_000_000_000_000L;

  /** In minor units, of a day. */
  private static final long LARGEST_SUM = 1_000 * LARGEST_AMOUNT;

  private Check() {}

  static String text(String field, @Nullable String value, int maxLength) {
    present(field, value);
    if (value.isBlank() || value.length() > maxLength) {
      throw new IllegalArgumentException(
          "%s must have 1 to %d characters, got %d".formatted(field, maxLength, value.length()));
    }
    that(StorableText.is(value), "%s %s", field, StorableText.REFUSAL);
    return value;
  }

  static @Nullable String optionalText(String field, @Nullable String value, int maxLength) {
    return value == null ? null : text(field, value, maxLength);
  }

  static <T> T present(String field, @Nullable T value) {
    return Objects.requireNonNull(value, () -> field + " is missing");
  }

  static void that(boolean condition, String message, @Nullable Object... args) {
    if (!condition) {
      throw new IllegalArgumentException(message.formatted(args));
    }
  }

  /** A moment that can be stored and shown: not before 1970, not after 9999. */
  static Instant moment(String field, @Nullable Instant value) {
    present(field, value);
    that(!value.isBefore(Instant.EPOCH) && value.isBefore(END), "%s must be a moment from 1970 to 9999, got %s", field, value);
    return value;
  }

  /** A percentage from 0 to 100 with at most two decimals, in its shortest form (7 rather than 7.00). */
  static BigDecimal percent(String field, @Nullable BigDecimal value) {
    present(field, value);
    that(
        value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(100)) <= 0 && scale(value) <= 2,
        "%s must be a percentage from 0 to 100 with at most two decimals, got %s",
        field,
        value);
    return shortest(value);
  }

  /** A decimal number with at most three decimals and nine digits before them, in its shortest form. */
  static BigDecimal quantity(String field, @Nullable BigDecimal value) {
    present(field, value);
    that(
        scale(value) <= 3 && value.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) < 0,
        "%s must be a number below 1,000,000,000 with at most three decimals, got %s",
        field,
        value);
    return shortest(value);
  }

  /** An amount within a document that hub and till can also sum up. */
  static Money amount(String field, @Nullable Money value) {
    return within(LARGEST_AMOUNT, field, value);
  }

  /** A sum of many such amounts. */
  static Money sum(String field, @Nullable Money value) {
    return within(LARGEST_SUM, field, value);
  }

  private static Money within(long largest, String field, @Nullable Money value) {
    present(field, value);
    that(
        value.minor() >= -largest && value.minor() <= largest,
        "%s must be at most %s, positive or negative, got %s",
        field,
        Money.of(largest, value.currency()),
        value);
    return value;
  }

  static void notEmpty(String field, @Nullable Collection<?> values) {
    present(field, values);
    that(!values.isEmpty(), "%s must not be empty", field);
  }

  private static int scale(BigDecimal value) {
    return value.signum() == 0 ? 0 : value.stripTrailingZeros().scale();
  }

  private static BigDecimal shortest(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
