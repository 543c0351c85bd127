package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.StorableText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of what a client sends; each refusal names the field and what is allowed. */
final class Refuse {
  private Refuse() {}

  static void unless(boolean allowed, String message, Object... args) {
    if (!allowed) {
      throw new SaleRefused(args.length == 0 ? message : message.formatted(args));
    }
  }

  static <T> T absent(@Nullable T value, String field) {
    if (value == null) {
      throw new SaleRefused(field + " is missing");
    }
    return value;
  }

  static <T> List<T> absent(@Nullable List<T> values, String field) {
    if (values == null) {
      throw new SaleRefused(field + " is missing");
    }
    values.forEach(v -> absent((@Nullable Object) v, "an element of " + field));
    return List.copyOf(values);
  }

  static <T> List<T> orEmpty(@Nullable List<T> values) {
    return values == null ? List.of() : absent(values, "discounts");
  }

  static void wrongText(@Nullable String text, String field, int most) {
    unless(
        text == null || (!text.isBlank() && text.length() <= most),
        "%s must have 1 to %d characters",
        field,
        most);
    unless(text == null || StorableText.is(text), "%s %s", field, StorableText.REFUSAL);
  }

  /** The number in its shortest form; checked before any arithmetic, which a huge exponent would make endless. */
  static BigDecimal notDecimal(@Nullable BigDecimal number, String field, int digits, int decimals) {
    BigDecimal shortest = absent(number, field).stripTrailingZeros();
    unless(
        shortest.precision() - (long) shortest.scale() <= digits && shortest.scale() <= decimals,
        "%s must be a number of at most %d digits and %d decimals, got %s",
        field,
        digits,
        decimals,
        shortest);
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
