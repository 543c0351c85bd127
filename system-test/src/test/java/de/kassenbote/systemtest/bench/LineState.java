package de.kassenbote.systemtest.bench;

import de.kassenbote.cli.demo.LineProxy;
import java.util.Locale;

/** How the till's line is while it sells. */
enum LineState {
  UP,
  CUT,
  STALLED;

  void bring(LineProxy line) {
    switch (this) {
      case UP -> line.restore();
      case CUT -> line.cut();
      case STALLED -> line.stall();
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
