package de.kassenbote.hub.masterdata;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row that shall be another one than it is. Not both are {@code null}, and they are not equal.
 *
 * @param edit the position of the (last) edit that wants it
 */
public record Difference<S>(int edit, String key, @Nullable S before, @Nullable S after) {
  public boolean isNew() {
    return before == null;
  }

  public boolean isDeleted() {
    return after == null;
  }

  /** The rows that there are: before, after or both. */
  public Stream<S> states() {
    return Stream.of(before, after).filter(Objects::nonNull).map(Objects::requireNonNull);
  }

  public S beforePresent() {
    return Objects.requireNonNull(before, key);
  }

  public S afterPresent() {
    return Objects.requireNonNull(after, key);
  }
}
