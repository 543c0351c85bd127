package de.kassenbote.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.hub.registry.BranchId;
import de.kassenbote.routes.contract.TillId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a code is good for, and until when. */
class CodeTest {
  private static final Instant MADE = Instant.parse("2026-03-14T12:00:00Z");
  private static final TillId K07 = new TillId("K07");

  @Test
  void codeEndsWithItsTime() {
    Code code = code(Codes.TRIES, null, null);
    assertThat(code.state(MADE)).isEqualTo(Code.State.OPEN);
    assertThat(code.state(MADE.plus(Codes.USUAL).minusMillis(1))).isEqualTo(Code.State.OPEN);
    assertThat(code.state(MADE.plus(Codes.USUAL))).isEqualTo(Code.State.EXPIRED);
  }

  @Test
  void whatEndedItFirstIsSaid() {
    assertThat(code(0, null, null).state(MADE)).isEqualTo(Code.State.REVOKED);
    assertThat(code(Codes.TRIES, MADE, null).state(MADE)).isEqualTo(Code.State.REVOKED);
    assertThat(code(Codes.TRIES, null, MADE).state(MADE.plus(Duration.ofDays(9)))).isEqualTo(Code.State.USED);
  }

  @Test
  void codeIsForItsTillOrForTheTillsOfItsBranch() {
    BranchId bremen = new BranchId("B01");
    assertThat(code(Codes.TRIES, null, null).isFor(K07, null)).isTrue();
    assertThat(code(Codes.TRIES, null, null).isFor(new TillId("K08"), bremen)).isFalse();
    Code ofBranch = new Code("7K3QX9AB", null, bremen, MADE, "anna", MADE.plus(Codes.USUAL), 5, null, null, null, null, null, "hash");
    assertThat(ofBranch.isFor(K07, bremen)).isTrue();
    assertThat(ofBranch.isFor(K07, new BranchId("B02"))).isFalse();
    assertThat(ofBranch.isFor(K07, null)).isFalse();
  }

  @Test
  void codeIsGoodForAMinuteToFourteenDays() {
    assertThat(new Codes.Wish(K07, null, Duration.ofDays(14)).valid()).isEqualTo(Duration.ofDays(14));
    assertThatThrownBy(() -> new Codes.Wish(K07, null, Duration.ofDays(14).plusSeconds(1))).hasMessageContaining("one minute to fourteen days");
    assertThatThrownBy(() -> new Codes.Wish(K07, null, Duration.ofSeconds(59))).hasMessageContaining("one minute to fourteen days");
  }

  private static Code code(int triesLeft, Instant revokedAt, Instant usedAt) {
    return new Code("7K3QX9AB", K07, null, MADE, "anna", MADE.plus(Codes.USUAL), triesLeft, revokedAt, usedAt, null, null, null, "hash");
  }
}
