package de.kassenbote.cli.demo;

import static de.kassenbote.cli.terminal.Texts.text;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What kind of demo it is to be.
 *
 * @param directory fresh; everything lies there afterwards
 * @param tills 1 to 20
 * @param sales to sell in total; 0 = for ever
 * @param rate sales per second and till
 * @param outage how long a line is lost each time
 * @param pause between two outages
 * @param databaseOptions of {@code hub run}
 */
record DemoSettings(
    Path directory, int tills, long sales, double rate, Duration outage, Duration pause, List<String> databaseOptions) {
  DemoSettings {
    require(tills >= 1 && tills <= 20, text("demo.tills-range", tills));
    require(sales >= 0 && sales <= 1_000_000, text("demo.sales-range", sales));
    require(rate > 0 && rate <= 1_000, text("demo.rate-range", rate));
    databaseOptions = List.copyOf(databaseOptions);
  }

  boolean isEndless() {
    return sales == 0;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
