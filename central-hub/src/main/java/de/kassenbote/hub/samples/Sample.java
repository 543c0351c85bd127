package de.kassenbote.hub.samples;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was known of a till, or of the hub, at a minute or during a quarter of an hour.
 *
 * @param owner the till's id, or {@link #HUB}
 * @param at when the minute or the quarter began
 * @param figures the values by group: one, or those of {@link QueueAspect}
 */
record Sample(String owner, Instant at, Map<String, List<Spread>> figures) {
  /** No till is called so: tills have capital letters. */
  static final String HUB = "hub";

  Sample {
    figures = Map.copyOf(figures);
  }

  /** The last value of each figure, by the name that {@link Figure} has for it. */
  SortedMap<String, Long> last() {
    SortedMap<String, Long> values = new TreeMap<>();
    figures.forEach((group, spreads) -> {
      if (spreads.size() == 1) {
        values.put(group, spreads.get(0).last());
      } else {
        for (QueueAspect aspect : QueueAspect.values()) {
          values.put(group + ":" + aspect.id(), spreads.get(aspect.position()).last());
        }
      }
    });
    return values;
  }

  /** Empty when it was not known then. */
  Optional<Spread> value(Figure figure) {
    List<Spread> group = figures.getOrDefault(figure.group(), List.of());
    return figure.position() < group.size() ? Optional.of(group.get(figure.position())) : Optional.empty();
  }
}
