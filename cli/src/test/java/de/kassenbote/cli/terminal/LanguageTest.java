package de.kassenbote.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @Test
  void theOptionComesBeforeTheEnvironmentWhereverItStands() {
    Map<String, String> german = Map.of("LC_ALL", "de_DE.UTF-8");
    assertThat(wanted(german, "hub", "run", "--lang", "en")).isEqualTo(Language.EN);
    assertThat(wanted(german, "--lang=EN", "hub", "run")).isEqualTo(Language.EN);
    assertThat(wanted(german, "hub", "run")).isEqualTo(Language.DE);
  }

  @Test
  void theFirstVariableThatIsSetDecides() {
    assertThat(wanted(Map.of("LC_ALL", "en_GB.UTF-8", "LC_MESSAGES", "de_DE", "LANG", "de_DE"))).isEqualTo(Language.EN);
    assertThat(wanted(Map.of("LC_ALL", "", "LC_MESSAGES", "de_DE", "LANG", "en_GB"))).isEqualTo(Language.DE);
    assertThat(wanted(Map.of("LANG", "de_AT.UTF-8"))).isEqualTo(Language.DE);
  }

  @ParameterizedTest
  @CsvSource({"de_DE.UTF-8,DE", "de,DE", "de@euro,DE", "C,EN", "C.UTF-8,EN", "POSIX,EN", "fr_FR.UTF-8,EN", "den,EN"})
  void whatIsNotGermanIsAnsweredInEnglish(String locale, Language language) {
    assertThat(wanted(Map.of("LC_ALL", locale))).isEqualTo(language);
  }

  @Test
  void aLanguageThatThereIsNotLeavesItToTheEnvironment() {
    assertThat(wanted(Map.of("LC_ALL", "de_DE"), "--lang", "fr")).isEqualTo(Language.DE);
    assertThat(wanted(Map.of("LC_ALL", "de_DE"), "--lang")).isEqualTo(Language.DE);
  }

  private static Language wanted(Map<String, String> environment, String... arguments) {
    return Language.wanted(arguments, environment);
  }
}
