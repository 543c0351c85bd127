package de.kassenbote.hub.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Collects what is wrong in which line; keeps the first hundred by line, and counts all. */
final class LineErrors {
  static final int SHOWN = 100;

  private final PriorityQueue<LineError> first = new PriorityQueue<>(Comparator.comparingLong(LineError::line).reversed());
  private int count;

  void add(long line, String reason) {
    count++;
    first.add(new LineError(line, "line %d: %s".formatted(line, reason)));
    if (first.size() > SHOWN) {
      first.poll();
    }
  }

  void add(long line, Column column, String reason) {
    count++;
    first.add(new LineError(line, "line %d, column %s: %s".formatted(line, column.id(), reason)));
    if (first.size() > SHOWN) {
      first.poll();
    }
  }

  int count() {
    return count;
  }

  /** @throws RefusedFile when there is any */
  void refuse() {
    if (count > 0) {
      List<LineError> shown = new ArrayList<>(first);
      shown.sort(Comparator.comparingLong(LineError::line));
      throw new RefusedFile(shown.stream().map(LineError::text).toList(), count);
    }
  }

  private record LineError(long line, String text) {}
}
