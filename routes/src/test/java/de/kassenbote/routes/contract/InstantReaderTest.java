package de.kassenbote.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {
  @Property
  void whatIsWrittenIsReadByItsPlaces(@ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second, @ForAll @IntRange(max = 999_999_999) int nanos) {
    Instant moment = Instant.ofEpochSecond(second, nanos);

    assertThat(InstantReader.byPlaces(moment.toString())).contains(moment);
    assertThat(Contract.read(Contract.write(moment), Instant.class)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30T00:00:00Z", "2026-03-14T23:30:00+01:00", "2026-03-14T23:30Z", "2026-03-14T23:30:00.Z", "2026-03-14T23:30:61Z", "2O26-03-14T23:30:00Z", "2026-03-14 23:30:00Z", ""})
  void everyOtherFormIsLeftToTheFormatter(String text) {
    assertThat(InstantReader.byPlaces(text)).isEmpty();
  }

  @Test
  void whatIsNoTimeIsRefusedAsBefore() {
    assertThatThrownBy(() -> Contract.read("\"2026-02-30T00:00:00Z\"".getBytes(java.nio.charset.StandardCharsets.UTF_8), Instant.class))
        .isInstanceOf(RejectedMessage.class)
        .hasMessageContaining("2026-02-30");
  }

  @Test
  void otherFormsOfTheStandardAreReadAsBefore() {
    Instant read = Contract.read("\"2026-03-14T23:30:00+01:00\"".getBytes(java.nio.charset.StandardCharsets.UTF_8), Instant.class);

    assertThat(read).isEqualTo(Instant.parse("2026-03-14T22:30:00Z"));
  }
}
