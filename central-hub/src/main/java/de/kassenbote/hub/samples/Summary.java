package de.kassenbote.hub.samples;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Makes the sample of a quarter of an hour from those of its minutes. */
record Summary(SampleTable minutes, SampleTable quarters) {
  /**
   * Of the first quarter after {@code from} that has samples and has ended by now, unless it was made before.
   *
   * @return when it ended; empty when there is none
   */
  Optional<Instant> ofNextQuarter(Handle tx, Instant from, Instant now) {
    Instant current = Step.QUARTER.begin(now);
    Optional<Instant> quarter = minutes.earliest(tx, from).map(Step.QUARTER::begin).filter(next -> next.isBefore(current));
    quarter.filter(next -> !quarters.has(tx, next)).ifPresent(next -> quarters.insert(tx, of(tx, next)));
    return quarter.map(begin -> begin.plus(Step.QUARTER.length()));
  }

  private List<Sample> of(Handle tx, Instant quarter) {
    List<Sample> summaries = new ArrayList<>();
    try (Stream<Sample> samples = minutes.all(tx, quarter, quarter.plus(Step.QUARTER.length()))) {
      List<Sample> ofOne = new ArrayList<>();
      for (Iterator<Sample> all = samples.iterator(); all.hasNext(); ) {
        Sample sample = all.next();
        if (!ofOne.isEmpty() && !ofOne.get(0).owner().equals(sample.owner())) {
          summaries.add(over(ofOne, quarter));
          ofOne.clear();
        }
        ofOne.add(sample);
      }
      summaries.add(over(ofOne, quarter));
    }
    return summaries;
  }

  /** Of one owner. */
  static Sample over(List<Sample> moments, Instant begin) {
    Map<String, List<List<Spread>>> groups = new TreeMap<>();
    moments.forEach(m -> m.figures().forEach((name, values) -> groups.computeIfAbsent(name, n -> new ArrayList<>()).add(values)));
    Map<String, List<Spread>> figures = new TreeMap<>();
    groups.forEach((name, values) -> figures.put(name, over(values)));
    return new Sample(moments.get(0).owner(), begin, figures);
  }

  private static List<Spread> over(List<List<Spread>> values) {
    int positions = values.stream().mapToInt(List::size).max().orElseThrow();
    return IntStream.range(0, positions)
        .mapToObj(position -> Spread.over(values.stream().filter(v -> v.size() > position).map(v -> v.get(position)).toList()))
        .toList();
  }
}
