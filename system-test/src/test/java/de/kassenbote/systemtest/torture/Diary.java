package de.kassenbote.systemtest.torture;

import java.io.PrintWriter;
import java.util.Locale;

/** Says what happens as it happens, in minutes and seconds from the beginning of the run. */
final class Diary {
  private final PrintWriter out;
  private final long began = System.nanoTime();

  Diary(PrintWriter out) {
    this.out = out;
  }

  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  synchronized void note(String what, Object... values) {
    out.println(at((int) seconds()) + "  " + String.format(Locale.ROOT, what, values));
    out.flush();
  }

  static String at(int second) {
    return "%3d:%02d".formatted(second / 60, second % 60);
  }
}
