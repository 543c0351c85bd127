package de.kassenbote.routes.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name of a till, such as {@code K07}: a capital letter, then up to 15 capital letters, digits or hyphens. It is
 * also the broker's user name and part of queue names, hence the narrow alphabet.
 */
public record TillId(@JsonValue String value) implements Comparable<TillId> {
  private static final Pattern ALLOWED = Pattern.compile("[A-Z][A-Z0-9-]{0,15}");

  @JsonCreator
  public TillId {
    Check.present("till", value);
    Check.that(
        ALLOWED.matcher(value).matches(),
        "'%s' is not a till id: allowed are a capital letter, then up to 15 capital letters, digits or hyphens",
        value);
  }

  @Override
  public int compareTo(TillId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
