package de.kassenbote.hub.masterdata;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One wish to change a row: what it shall be, given what it is.
 *
 * @param <S> the row; {@code null} = there is none
 * @param applied from the row before to the row after; throws {@link InvalidEdit} when that is not possible
 */
public record Edit<S>(String key, Function<@Nullable S, @Nullable S> applied) {
  @Nullable S applyTo(@Nullable S before) {
    return applied.apply(before);
  }

  public static <S> Edit<S> delete(String key) {
    return new Edit<>(key, before -> null);
  }
}
