package de.kassenbote.hub.imports;

import java.util.List;

/**
 * What a file was taken for.
 *
 * @param decimal {@code comma}, {@code point}, or {@code none} when no number has decimals
 */
public record Recognised(String charset, String separator, String decimal, List<String> columns) {
  public Recognised {
    columns = List.copyOf(columns);
  }
}
