package de.kassenbote.routes.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TicksTest {
  private static final Duration PAUSE = Duration.ofMillis(1);

  static Stream<Runnable> failures() {
    return Stream.of(
        () -> {
          throw new IllegalStateException("the database is away");
        },
        () -> {
          throw new NoClassDefFoundError("a/Missing");
        },
        TicksTest::withoutEnd);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void turnsGoOnWhateverOneThrows(Runnable failure) throws Exception {
    CountDownLatch turns = new CountDownLatch(3);
    Runnable work =
        () -> {
          turns.countDown();
          failure.run();
        };

    try (Ticks ticks = Ticks.every("failing", PAUSE, work)) {
      assertThat(ticks).isNotNull();
      assertThat(turns.await(30, TimeUnit.SECONDS)).as("a third turn came").isTrue();
    }
  }

  @Test
  void noTurnComesAfterClosing() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    Thread[] worker = new Thread[1];
    try (Ticks ticks =
        Ticks.every(
            "closing",
            PAUSE,
            () -> {
              worker[0] = Thread.currentThread();
              first.countDown();
            })) {
      assertThat(ticks).isNotNull();
      assertThat(first.await(30, TimeUnit.SECONDS)).as("the first turn came").isTrue();
    }

    worker[0].join(TimeUnit.SECONDS.toMillis(30));
    assertThat(worker[0].isAlive()).isFalse();
  }

  @SuppressWarnings("InfiniteRecursion")
  private static void withoutEnd() {
    withoutEnd();
  }
}
