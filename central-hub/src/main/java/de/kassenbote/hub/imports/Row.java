package de.kassenbote.hub.imports;

import de.kassenbote.hub.masterdata.Numbers;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file, read column by column. What is wrong goes to the errors, with line and column, and an answer
 * that does no harm comes back: the caller looks at the errors once, at the end.
 */
final class Row {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,15}");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{0,15}[.,][0-9]{1,15}");

  private final CsvRecord record;
  private final Header header;
  private final Reading reading;
  private final LineErrors errors;

  Row(CsvRecord record, Header header, Reading reading, LineErrors errors) {
    this.record = record;
    this.header = header;
    this.reading = reading;
    this.errors = errors;
  }

  long line() {
    return record.getStartingLineNumber();
  }

  boolean has(Column column) {
    return header.has(column);
  }

  /** Stripped; empty when the field is empty or the file has no such column. */
  Optional<String> cell(Column column) {
    int index = header.at(column);
    return index < 0 || index >= record.getFieldCount() ? Optional.empty() : Optional.of(record.getField(index).strip()).filter(v -> !v.isEmpty());
  }

  String text(Column column, int maxLength) {
    Optional<String> text = optionalText(column, maxLength);
    if (text.isEmpty()) {
      error(column, "is empty, but must not be");
    }
    return text.orElse("?");
  }

  /** The number that identifies an article, customer or supplier. */
  String number(Column column) {
    String number = text(column, 40);
    if (!Numbers.isAllowed(number)) {
      error(column, "'%s' — %s".formatted(number, Numbers.rule()));
    }
    return number;
  }

  Optional<String> optionalText(Column column, int maxLength) {
    Optional<String> text = cell(column);
    text.filter(t -> t.length() > maxLength)
        .ifPresent(t -> error(column, "'%s…' has %d characters, at most %d are allowed".formatted(t.substring(0, 20), t.length(), maxLength)));
    text.filter(Row::hasControls).ifPresent(t -> error(column, "holds a control character, which is not allowed"));
    return text.map(t -> t.length() > maxLength ? "?" : t);
  }

  boolean yesOrNo(Column column) {
    String value = cell(column).orElse("no").toLowerCase(Locale.ROOT);
    return switch (value) {
      case "yes", "y", "true", "1", "x", "ja", "j", "wahr" -> true;
      case "no", "n", "false", "0", "nein", "falsch" -> false;
      default -> {
        error(column, "'%s' is neither yes nor no; allowed are yes, no, ja, nein, true, false, 1, 0".formatted(value));
        yield false;
      }
    };
  }

  /** @param expected how the right value looks, for the error */
  Optional<BigDecimal> number(Column column, String expected) {
    Optional<String> value = cell(column);
    return value.flatMap(v -> number(column, v, expected));
  }

  private Optional<BigDecimal> number(Column column, String value, String expected) {
    if (WHOLE.matcher(value).matches()) {
      return Optional.of(new BigDecimal(value));
    }
    if (!DECIMAL.matcher(value).matches()) {
      error(column, "'%s' is no number — %s, without thousands separator".formatted(value, expected));
      return Optional.empty();
    }
    DecimalSign here = value.indexOf(',') >= 0 ? DecimalSign.COMMA : DecimalSign.POINT;
    return here == reading.decimal() ? Optional.of(new BigDecimal(value.replace(',', '.'))) : doubtful(column, value, here);
  }

  private Optional<BigDecimal> doubtful(Column column, String value, DecimalSign here) {
    DecimalSign sign = reading.decimal();
    if (sign == null) {
      error(
          column,
          "'%s' could be a thousand or have three decimals — write it without thousands separator and with another number of decimals, or say decimal=%s"
              .formatted(value, here.id()));
    } else {
      error(column, "'%s' has a %s, but the decimal sign of this file is the %s".formatted(value, here.id(), sign.id()));
    }
    return Optional.empty();
  }

  Optional<Instant> start(Column column) {
    return moment(column, false);
  }

  Optional<Instant> end(Column column) {
    return moment(column, true);
  }

  private Optional<Instant> moment(Column column, boolean end) {
    Optional<String> value = cell(column);
    Optional<Instant> moment = value.flatMap(v -> end ? reading.moments().end(v) : reading.moments().start(v));
    if (value.isPresent() && moment.isEmpty()) {
      error(column, "'%s' is no date from 1970 to 9999 — allowed are 2026-12-31, 2026-12-31T06:00, 31.12.2026, 31.12.2026 06:00".formatted(value.get()));
    }
    return moment;
  }

  void error(Column column, String reason) {
    errors.add(line(), column, reason);
  }

  void error(String reason) {
    errors.add(line(), reason);
  }

  /** @return whether the record has as many fields as the header */
  boolean isComplete() {
    if (record.getFieldCount() == header.size()) {
      return true;
    }
    String hint = record.getFieldCount() > header.size() ? "; a field that holds the separator must be in quotes" : "";
    error("has %d fields, but the header has %d%s".formatted(record.getFieldCount(), header.size(), hint));
    return false;
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
  }

  /** How numbers and dates of this file are meant. */
  record Reading(@Nullable DecimalSign decimal, Moments moments) {}
}
