package de.kassenbote.hub.completeness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The sentences that say what differs within a run of entries. */
final class Findings {
  private final List<String> sentences = new ArrayList<>();
  private final long from;
  private final long to;

  Findings(long from, long to) {
    this.from = from;
    this.to = to;
  }

  List<String> sentences() {
    return sentences;
  }

  void add(List<String> more) {
    sentences.addAll(more);
  }

  /**
   * @param which entries, ascending; those outside of the run do not count
   */
  void note(String what, LongStream which) {
    long[] here = which.filter(seq -> seq >= from && seq <= to).toArray();
    if (here.length > 0) {
      sentences.add("entries that %s: %d, the first is %d".formatted(what, here.length, here[0]));
    }
  }
}
