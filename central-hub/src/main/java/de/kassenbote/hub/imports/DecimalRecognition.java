package de.kassenbote.hub.imports;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a file writes 4.30 or 4,30. A number with one sign and other than three decimals decides; 1.234 decides
 * nothing, because it could be a thousand.
 */
final class DecimalRecognition {
  private static final Pattern DECIDES = Pattern.compile("[+-]?[0-9]*[.,]([0-9]{1,2}|[0-9]{4,})|[+-]?(0|[0-9]{4,})?[.,][0-9]{3}");

  private @Nullable Seen first;
  private @Nullable Seen second;

  void see(long line, Column column, String value) {
    if (second == null && DECIDES.matcher(value).matches()) {
      Seen seen = new Seen(line, column, value, value.indexOf(',') >= 0 ? DecimalSign.COMMA : DecimalSign.POINT);
      if (first == null) {
        first = seen;
      } else if (first.sign != seen.sign) {
        second = seen;
      }
    }
  }

  /**
   * {@code null} = no number in the file decides it.
   *
   * @throws RefusedFile when the file has both
   */
  @Nullable DecimalSign recognised() {
    if (first != null && second != null) {
      throw new RefusedFile(
          "line %d, column %s: '%s' has a decimal %s, but '%s' in line %d has a decimal %s — use one of them in the whole file"
              .formatted(
                  second.line, second.column.id(), second.value, second.sign.id(), first.value, first.line, first.sign.id()));
    }
    return first == null ? null : first.sign;
  }

  private record Seen(long line, Column column, String value, DecimalSign sign) {}
}
