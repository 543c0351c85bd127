package de.kassenbote.cli.check;

import java.util.Comparator;
import java.util.stream.Stream;

/** What a monitoring system is told, from good to bad; a known fault outweighs what could not be found out. */
enum Level {
  OK(0),
  WARNING(1),
  UNKNOWN(3),
  CRITICAL(2);

  /** A check that was not understood found nothing out. */
  static final int USAGE = 3;

  private final int exitCode;

  Level(int exitCode) {
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }

  static Level worst(Stream<Level> levels) {
    return levels.max(Comparator.naturalOrder()).orElse(OK);
  }
}
