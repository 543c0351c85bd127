package de.kassenbote.till.feed;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.routes.envelope.FeedEnvelope;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 100,000 changes must take a till well under a minute, so a tenth of them a few seconds, and not more the more there are. */
class ManyChangesTest {
  private static final int CHANGES = 10_000;

  @Test
  void tenThousandChangesTakeAFewSecondsOfTheProcessor(@TempDir Path directory) {
    try (TillUnderTest till = new TillUnderTest(directory, Changes.catalog("fair"))) {
      long start = processorTime();
      for (int from = 0; from < CHANGES; from += 500) {
        till.takes(portion(from));
      }
      assertThat(till.count("article")).isEqualTo(CHANGES);
      assertThat(Duration.ofNanos(processorTime() - start)).isLessThan(Duration.ofSeconds(6));
    }
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static FeedEnvelope portion(int from) {
    Changes changes = Changes.changes("fair").after(from);
    for (int i = from; i < from + 500; i++) {
      changes.with("A" + i, 1, "4%07d".formatted(i));
    }
    return changes.live();
  }
}
