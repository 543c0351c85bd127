package de.kassenbote.hub.samples;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the values of a sample: a figure such as {@code unsent}, or an aspect of a queue such as {@code journal.out:depth}.
 *
 * @param group the name under which it is kept
 * @param position among the values of its group
 */
record Figure(String group, int position) {
  static final String UNSENT = "unsent";
  static final String UNSENT_AGE = "unsent-age";
  static final String UNSENT_VALUE = "unsent-value";
  static final String DEAD_LETTERS = "dead-letters";
  static final String UNDELIVERED = "undelivered";
  static final String FREE_DISK = "free-disk";
  static final String TILLS = "tills-";
  static final String ALARMS = "alarms";
  static final String RECORD_LAG = "record-lag";
  static final String PROJECTION_LAG = "projection-lag";
  static final String PROJECTION_LAG_ENTRIES = "projection-lag-entries";
  static final String FEED_LAG_CHANGES = "feed-lag-changes";
  static final String FEED_LAG_VERSIONS = "feed-lag-versions";
  static final String CATCH_UPS = "catch-ups";

  /** Of a till: entries; ms; minor units; letters on both sides; bytes. */
  static final List<String> OF_TILLS = List.of(UNSENT, UNSENT_AGE, UNSENT_VALUE, DEAD_LETTERS, FREE_DISK);

  /** Of the hub: ages and lags in ms, unless they are said to be of something else. */
  static final List<String> OF_HUB =
      Stream.concat(
              HubSample.states(),
              Stream.of(
                  UNSENT, UNSENT_AGE, DEAD_LETTERS, ALARMS, RECORD_LAG, PROJECTION_LAG, PROJECTION_LAG_ENTRIES, FEED_LAG_CHANGES,
                  FEED_LAG_VERSIONS, CATCH_UPS, FREE_DISK))
          .toList();

  private static final String ASPECTS = Arrays.stream(QueueAspect.values()).map(QueueAspect::id).collect(Collectors.joining(", "));

  /**
   * @param plain those without a queue
   * @return empty when it is none of them
   */
  static Optional<Figure> of(String name, List<String> plain) {
    if (plain.contains(name)) {
      return Optional.of(new Figure(name, 0));
    }
    int colon = name.lastIndexOf(':');
    return colon < 1
        ? Optional.empty()
        : Arrays.stream(QueueAspect.values())
            .filter(aspect -> aspect.id().equals(name.substring(colon + 1)))
            .findFirst()
            .map(aspect -> new Figure(name.substring(0, colon), aspect.position()));
  }

  /** The group of a queue. That of the broker for what it cannot deliver has the name of a figure. */
  static String ofQueue(String name) {
    return name.equals(DEAD_LETTERS) ? UNDELIVERED : name;
  }

  /** What {@link #of} takes, for whoever named something else. */
  static String allowed(List<String> plain) {
    return "%s, or a queue with one of %s, such as %s:%s"
        .formatted(String.join(", ", plain), ASPECTS, plain == OF_HUB ? "journal.in.0" : "journal.out", QueueAspect.DEPTH.id());
  }
}
