package de.kassenbote.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateTest {
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

  private final Rate rate = new Rate();

  @Test
  void growsBetweenTheLastTwoMomentsThatDiffer() {
    assertThat(rate.of(100, TEN)).as("nothing to compare with").isZero();
    assertThat(rate.of(130, TEN.plusSeconds(10))).isEqualTo(3);
    assertThat(rate.of(130, TEN.plusSeconds(10))).as("told twice").isEqualTo(3);
    assertThat(rate.of(131, TEN.plusSeconds(12))).isEqualTo(0.5);
  }

  @Test
  void totalThatIsCountedAnewIsNoNegativeRate() {
    rate.of(100, TEN);
    assertThat(rate.of(10, TEN.plusSeconds(10))).isZero();
    assertThat(rate.of(30, TEN.plusSeconds(20))).isEqualTo(2);
  }
}
