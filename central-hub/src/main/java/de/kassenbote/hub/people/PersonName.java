package de.kassenbote.hub.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** By which a person logs in, and under which acts are recorded: such as {@code anna} or {@code a.meier}. */
public record PersonName(@JsonValue String value) {
  private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9._-]{0,29}");

  @JsonCreator
  public PersonName {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a person's name: allowed are a small letter, then up to 29 small letters, digits, dots, hyphens or underscores".formatted(value));
    }
  }

  /** Whether a text may be one: else what was typed is nobody's name, and perhaps a secret. */
  static boolean is(String text) {
    return ALLOWED.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
