package de.kassenbote.routes.projectentries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RightOfWayTest {
  private static final Duration LOOKING = Duration.ofMillis(50);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void goesOnAtOnceWhenRecordingIsNotBehind() {
    assertThat(afterStepOf(Duration.ofMillis(100), Integer.MAX_VALUE, false)).isEqualTo(Duration.ZERO);
  }

  @Test
  void waitsFourTimesAsLongAsItWorkedWhileRecordingIsBehind() {
    assertThat(afterStepOf(Duration.ofMillis(100), Integer.MAX_VALUE, true)).isEqualTo(Duration.ofMillis(400));
  }

  @Test
  void goesOnAsSoonAsRecordingHasCaughtUp() {
    assertThat(afterStepOf(Duration.ofMillis(100), 3, true)).isEqualTo(LOOKING.multipliedBy(3));
  }

  @Test
  void isNeverHeldUpLongerThanTwoSeconds() {
    assertThat(afterStepOf(Duration.ofMinutes(1), Integer.MAX_VALUE, true)).isEqualTo(Duration.ofSeconds(2));
  }

  /** How long was waited; each look takes its time on this clock. */
  private Duration afterStepOf(Duration work, int looksBehind, boolean behind) {
    RightOfWay rightOfWay =
        new RightOfWay(() -> behind && looks.incrementAndGet() <= looksBehind && nanos.addAndGet(LOOKING.toNanos()) > 0, nanos::get);
    int done = rightOfWay.give(() -> (int) nanos.addAndGet(work.toNanos()) == 0 ? 0 : 7);
    assertThat(done).isEqualTo(7);
    return Duration.ofNanos(nanos.get()).minus(work);
  }
}
