package de.kassenbote.cli.sell;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one customer bought.
 *
 * @param id as the file names it
 * @param soldAt when it was sold originally, as the file says
 * @param line where it begins in the file
 * @param pieces by article number, in the order they were bought
 */
record Basket(String id, String soldAt, int line, Map<String, Integer> pieces) {
  Basket {
    pieces = Collections.unmodifiableMap(new LinkedHashMap<>(pieces));
  }
}
