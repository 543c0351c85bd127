package de.kassenbote.routes.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void lineThatIsBackWithinTenSecondsIsTriedWithinFiveSeconds() {
    for (int seed = 0; seed < 1_000; seed++) {
      Backoff backoff = new Backoff(new Random(seed));
      long elapsed = 0;
      while (elapsed < 10_000) {
        long pause = backoff.next().toMillis();
        assertThat(pause).as("seed %d, %d ms after the break", seed, elapsed).isLessThanOrEqualTo(3_700);
        elapsed += pause;
      }
    }
  }

  @Test
  void neverWaitsLongerThanAMinute() {
    Backoff backoff = new Backoff(new Random(7));

    assertThat(IntStream.range(0, 100).mapToObj(i -> backoff.next()))
        .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(800), Duration.ofSeconds(60)));
    assertThat(backoff.next()).as("grown to the longest").isGreaterThan(Duration.ofSeconds(47));
  }

  @Test
  void startsAgainAfterReset() {
    Backoff backoff = new Backoff(new Random(7));
    IntStream.range(0, 100).forEach(i -> backoff.next());

    backoff.reset();

    assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }
}
