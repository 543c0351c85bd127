package de.kassenbote.hub.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How far apart samples are, and for how long they are kept. */
enum Step {
  MINUTE("sample_minute", Duration.ofMinutes(1), Duration.ofDays(2)),
  QUARTER("sample_quarter", Duration.ofMinutes(15), Duration.ofDays(30));

  private final String table;
  private final Duration length;
  private final Duration kept;

  Step(String table, Duration length, Duration kept) {
    this.table = table;
    this.length = length;
    this.kept = kept;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String table() {
    return table;
  }

  Duration length() {
    return length;
  }

  Duration kept() {
    return kept;
  }

  /** The one that the moment is in. */
  Instant begin(Instant moment) {
    long millis = length.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), millis) * millis);
  }
}
