package de.kassenbote.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How often an address may give a wrong code. */
class CallersPaceTest {
  private Instant now = Instant.parse("2026-03-14T12:00:00Z");
  private final CallersPace pace = new CallersPace(clock());

  @Test
  void addressThatGaveTwentyWrongCodesWaitsAndOthersDoNot() {
    for (int i = 0; i < 20; i++) {
      assertThat(pace.mayTry("10.0.0.1")).isTrue();
      pace.failed("10.0.0.1");
    }
    assertThat(pace.mayTry("10.0.0.1")).isFalse();
    assertThat(pace.mayTry("10.0.0.2")).isTrue();

    now = now.plus(Duration.ofMinutes(10)).plusMillis(1);
    assertThat(pace.mayTry("10.0.0.1")).isTrue();
    pace.failed("10.0.0.1");
    assertThat(pace.mayTry("10.0.0.1")).isTrue();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
