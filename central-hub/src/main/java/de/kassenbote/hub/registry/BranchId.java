package de.kassenbote.hub.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of a branch, such as {@code B01} or {@code 0815}: up to 16 capital letters, digits or hyphens. */
public record BranchId(@JsonValue String value) implements Comparable<BranchId> {
  private static final Pattern ALLOWED = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,15}");

  @JsonCreator
  public BranchId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a branch id: allowed are a capital letter or digit, then up to 15 capital letters, digits or hyphens".formatted(value));
    }
  }

  @Override
  public int compareTo(BranchId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
