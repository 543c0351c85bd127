package de.kassenbote.systemtest.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One round of a benchmark. What it says is for people and stands above the line of the result.
 *
 * @param number 0 = warms up, and is not counted
 */
record Round(int number) {
  /** First the round that warms up, then so many that count; says under which circumstances. */
  static List<Round> all(int counted) {
    String jvmOptions = ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(a -> a.startsWith("-XX:")).collect(Collectors.joining(" "));
    System.out.printf(
        "%d rounds after one that warms up; apps run as ./kassenbote starts them: java %s%n", counted, jvmOptions);
    System.out.printf(
        Locale.ROOT,
        "Java %s, %d processors, load %.1f%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    return IntStream.rangeClosed(0, counted).mapToObj(Round::new).toList();
  }

  boolean counts() {
    return number > 0;
  }

  void say(String what, Object... values) {
    System.out.printf("%s: %s%n", counts() ? "round " + number : "warm-up", String.format(Locale.ROOT, what, values));
  }
}
