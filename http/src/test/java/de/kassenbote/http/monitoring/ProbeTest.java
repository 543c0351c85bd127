package de.kassenbote.http.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);

  private Runnable look = () -> {};
  private final Probe probe = new Probe("the database", () -> look.run(), Duration.ofSeconds(5), clock);

  @Test
  void nothingIsUpBeforeItWasLookedAt() {
    assertThat(probe.get()).isEqualTo(Finding.down("the database has not been looked at yet"));
  }

  @Test
  void theLastFindingIsTold() {
    probe.run();
    assertThat(probe.get()).isEqualTo(Finding.up("the database answers"));
    look = () -> {
      throw new IllegalStateException("password=secret");
    };
    probe.run();
    assertThat(probe.get().up()).isFalse();
    assertThat(probe.get().detail()).doesNotContain("secret");
  }

  @Test
  void aLookThatHangsIsDownAfterItsPatience() {
    probe.run();
    look = () -> {
      now = now.plusSeconds(5);
      assertThat(probe.get().up()).isTrue();
      now = now.plusSeconds(1);
      assertThat(probe.get()).isEqualTo(Finding.down("the database has not answered for more than 5 s"));
    };
    probe.run();
    assertThat(probe.get().up()).isTrue();
  }
}
