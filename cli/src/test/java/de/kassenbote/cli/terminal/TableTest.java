package de.kassenbote.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class TableTest {
  @AfterEach
  void speakEnglishAgain() {
    Texts.speak(Language.EN);
  }

  @Test
  void columnsAreAsWideAsTheirLongestCell() {
    Table table = new Table("till", ">sold").row("K01", "1").row("K02-LONG", "12345");
    assertThat(table.lines()).containsExactly("till       sold", "K01           1", "K02-LONG  12345");
  }

  @Test
  void columnThatTheCommandDoesNotHaveKeepsItsName() {
    assertThat(new Table("torment", "till").row("cut line", "K01").lines()).containsExactly("torment   till", "cut line  K01");
  }

  @Test
  void spreadsheetsGetCommasAndQuotesWhereNeeded() {
    Table table = new Table("till", ">cause").row("K01", "a \"b\", c").row("K02", "plain");
    assertThat(table.csv()).containsExactly("till,cause", "K01,\"a \"\"b\"\", c\"", "K02,plain");
  }

  @Test
  void headingsAndStatesAreForPeopleInTheirLanguageAndForProgramsInNone() {
    Texts.speak(Language.DE);
    Table table = new Table("till", "state", ">at hub").row("K01", "never seen", "0").row("K02", "of a later version", "1");
    assertThat(table.lines()).containsExactly("Kasse  Zustand             Zentrale", "K01    nie verbunden              0", "K02    of a later version         1");
    assertThat(table.csv()).containsExactly("till,state,at hub", "K01,never seen,0", "K02,of a later version,1");
  }

  @Test
  void durationsAreReadAsPeopleWriteThem() {
    assertThat(new Durations().convert("500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(new Durations().convert("10s")).isEqualTo(Duration.ofSeconds(10));
    assertThat(new Durations().convert("2m")).isEqualTo(Duration.ofMinutes(2));
    assertThatThrownBy(() -> new Durations().convert("10")).isInstanceOf(TypeConversionException.class).hasMessageContaining("10s");
  }

  @Test
  void agesAreRoughEnoughToRead() {
    assertThat(Durations.age(Duration.ofSeconds(45))).isEqualTo("45 s");
    assertThat(Durations.age(Duration.ofMinutes(19))).isEqualTo("19 min");
    assertThat(Durations.age(Duration.ofMinutes(250))).isEqualTo("4 h 10");
    assertThat(Durations.age(Duration.ofDays(6))).isEqualTo("6 d");
  }
}
