package de.kassenbote.cli.sell;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sale to be asked for.
 *
 * @param key under which the till does it once, however often it is asked
 * @param pieces by article number
 */
public record Sale(String key, Map<String, Integer> pieces, @Nullable String note) {
  public Sale {
    pieces = Collections.unmodifiableMap(new LinkedHashMap<>(pieces));
  }
}
