package de.kassenbote.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void noKeyIsMissingInEitherLanguage() {
    assertThat(bundle("de").keySet()).isEqualTo(bundle("en").keySet());
  }

  @Test
  void everyKeyThatAPageAsksForIsThere() throws IOException {
    List<String> asked = Pattern.compile("get\\(\"([a-zA-Z.]+)\"").matcher(sources()).results().map(r -> r.group(1)).toList();
    assertThat(asked).hasSizeGreaterThan(20);
    assertThat(bundle("de").keySet()).containsAll(asked);
  }

  @Test
  void noKeyIsLeftOver() throws IOException {
    String sources = sources();
    assertThat(bundle("de").keySet()).allMatch(key -> sources.contains("\"" + key + "\""));
  }

  @Test
  void numbersMoneyAndAgesAreWrittenAsTheLanguageDoes() {
    var german = new Texts("de", BERLIN);
    var english = new Texts("en", BERLIN);
    assertThat(german.number(18_402)).isEqualTo("18.402");
    assertThat(english.number(18_402)).isEqualTo("18,402");
    assertThat(german.money(124_850, "EUR")).isEqualTo("1.248,50\u00a0€");
    assertThat(english.money(124_850, "EUR")).isEqualTo("€1,248.50");
    assertThat(german.time(TEN)).isEqualTo("10:00:00");
    assertThat(german.age(TEN, TEN.plusSeconds(42))).isEqualTo("42 s");
    assertThat(german.age(TEN, TEN.plusSeconds(250 * 60))).isEqualTo("4 h 10");
    assertThat(german.age(TEN, TEN.plusSeconds(6 * 86_400))).isEqualTo("6 Tage");
    assertThat(english.age(TEN, TEN.plusSeconds(6 * 86_400))).isEqualTo("6 days");
    assertThat(german.age(TEN, TEN.minusSeconds(5))).isEqualTo("0 s");
  }

  @Test
  void theLanguageComesFromTheAddressThenFromTheBrowser() {
    assertThat(Texts.language("en", "de")).isEqualTo("en");
    assertThat(Texts.language(null, "en-GB,en;q=0.9,de;q=0.8")).isEqualTo("en");
    assertThat(Texts.language(null, "fr,de;q=0.5")).isEqualTo("de");
    assertThat(Texts.language("xx", null)).isEqualTo("de");
    assertThat(Texts.language(null, ";;;")).isEqualTo("de");
  }

  private static String sources() throws IOException {
    try (Stream<Path> templates = Files.list(Path.of("src/main/jte"));
        Stream<Path> classes = Files.list(Path.of("src/main/java/de/kassenbote/hub/console"))) {
      var text = new StringBuilder();
      for (Path source : Stream.concat(templates, classes).toList()) {
        text.append(Files.readString(source));
      }
      return text.toString();
    }
  }

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle(
        "de.kassenbote.hub.console.messages",
        Locale.forLanguageTag(language),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
