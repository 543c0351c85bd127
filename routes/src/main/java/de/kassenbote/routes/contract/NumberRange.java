package de.kassenbote.routes.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An interval of document numbers that one till alone may use: {@code prefix} followed by a number from {@code first}
 * to {@code last}, padded with zeros to {@code width} digits.
 *
 * @param kind the document kind, such as {@code receipt}
 * @param reserve used only when no other range of that kind has a number left; absent = no
 */
public record NumberRange(
    String kind, String prefix, int width, long first, long last, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean reserve) {
  public NumberRange {
    Check.text("range.kind", kind, 40);
    Check.present("range.prefix", prefix);
    Check.that(prefix.matches("[A-Z0-9-]{0,20}"), "range.prefix: capital letters, digits, hyphens, at most 20; got '%s'", prefix);
    Check.that(width >= 1 && width <= 18, "range.width must be 1 to 18, got %d", width);
    Check.that(first >= 1 && last >= first, "range %d to %d is not one: first from 1, last not before it", first, last);
    Check.that(Long.toString(last).length() <= width, "range.last %d has more than %d digits", last, width);
  }

  @JsonCreator
  static NumberRange read(
      @JsonProperty("kind") String kind,
      @JsonProperty("prefix") String prefix,
      @JsonProperty(value = "width", required = true) int width,
      @JsonProperty(value = "first", required = true) long first,
      @JsonProperty(value = "last", required = true) long last,
      @JsonProperty("reserve") @Nullable Boolean reserve) {
    return new NumberRange(kind, prefix, width, first, last, Boolean.TRUE.equals(reserve));
  }

  /** An ordinary one. */
  public NumberRange(String kind, String prefix, int width, long first, long last) {
    this(kind, prefix, width, first, last, false);
  }

  public String format(long number) {
    Check.that(number >= first && number <= last, "%d is not in the range %d to %d", number, first, last);
    String digits = Long.toString(number);
    return prefix + "0".repeat(width - digits.length()) + digits;
  }
}
