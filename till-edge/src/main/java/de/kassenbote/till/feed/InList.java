package de.kassenbote.till.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keys for an SQL {@code IN}: always one of two lengths, filled up with the last key, so that the database compiles two
 * statements and not five hundred.
 */
public record InList(List<String> keys) {
  public static final int MAX = 500;
  private static final int SMALL = 10;

  public InList {
    if (keys.isEmpty() || keys.size() > MAX) {
      throw new IllegalArgumentException("1 to %d keys, got %d".formatted(MAX, keys.size()));
    }
    List<String> filled = new ArrayList<>(keys);
    int length = keys.size() <= SMALL ? SMALL : MAX;
    while (filled.size() < length) {
      filled.add(keys.get(keys.size() - 1));
    }
    keys = List.copyOf(filled);
  }

  /** {@code (?, ?, …)}. */
  public String placeholders() {
    return "(?" + ", ?".repeat(keys.size() - 1) + ")";
  }

  /** Values before the list, then the list, as positional arguments. */
  public Object[] after(Object... values) {
    List<Object> all = new ArrayList<>(List.of(values));
    all.addAll(keys);
    return all.toArray();
  }

  /** Any number of keys in portions that fit. */
  public static void portions(List<String> keys, Consumer<List<String>> use) {
    for (int i = 0; i < keys.size(); i += MAX) {
      use.accept(keys.subList(i, Math.min(i + MAX, keys.size())));
    }
  }
}
