package de.kassenbote.cli.check;

import java.time.Duration;

/**
 * From where on a value is a reason for a warning or an alarm. Both limits themselves are still good.
 *
 * @param least whether the value must not fall below the limits; otherwise it must not rise above them
 */
record Limits(long warning, long critical, boolean least) {
  static Limits most(long warning, long critical) {
    return new Limits(warning, critical, false);
  }

  /** In seconds. */
  static Limits most(Duration warning, Duration critical) {
    return most(warning.toSeconds(), critical.toSeconds());
  }

  static Limits least(long warning, long critical) {
    return new Limits(warning, critical, true);
  }

  Level of(long value) {
    if (isBeyond(value, critical)) {
      return Level.CRITICAL;
    }
    return isBeyond(value, warning) ? Level.WARNING : Level.OK;
  }

  /** As ranges of what is good, such as {@code 300;900} or {@code 2048:;1024:}. */
  String ranges() {
    String end = least ? ":" : "";
    return warning + end + ";" + critical + end;
  }

  private boolean isBeyond(long value, long limit) {
    return least ? value < limit : value > limit;
  }
}
