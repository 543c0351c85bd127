package de.kassenbote.hub.samples;

import java.util.Locale;

/** What is kept of each queue; more can be added at the end. */
enum QueueAspect {
  DEPTH(0),
  /** In milliseconds; 0 = it is empty. */
  OLDEST_AGE(1),
  /** Since its broker started. */
  IN(2),
  /** Since its broker started. */
  OUT(3),
  CONSUMERS(4);

  private final int position;

  QueueAspect(int position) {
    this.position = position;
  }

  /** Among the values of a queue. */
  int position() {
    return position;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
