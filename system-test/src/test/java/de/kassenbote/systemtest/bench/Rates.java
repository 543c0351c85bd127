package de.kassenbote.systemtest.bench;

import java.util.ArrayList;
import java.util.List;

/** One figure of each round that counts; what counts of them is the median. */
final class Rates {
  private final List<Double> rates = new ArrayList<>();

  /** Returns it, too. */
  double add(Round round, double rate) {
    if (round.counts()) {
      rates.add(rate);
    }
    return rate;
  }

  boolean isEmpty() {
    return rates.isEmpty();
  }

  double median() {
    List<Double> sorted = rates.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
