package de.kassenbote.routes.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void runsOnWhateverIsDoneToTheTimeOfDay() {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    Clock steady = new SteadyClock(Clock.fixed(NOON, ZoneOffset.UTC), nanos::get);

    assertThat(steady.instant()).isEqualTo(NOON);
    nanos.addAndGet(Duration.ofSeconds(90).toNanos());
    assertThat(steady.instant()).as("the counter ran over, the time of day stood still").isEqualTo(NOON.plusSeconds(90));
  }

  @Test
  void beginsAtTheTimeOfDayAndPasses() {
    Instant before = Instant.now();
    Clock steady = new SteadyClock(Clock.systemUTC());

    assertThat(steady.instant()).isBetween(before.minusSeconds(1), before.plusSeconds(5));
    assertThat(steady.instant()).isAfterOrEqualTo(steady.instant().minusSeconds(1));
  }
}
