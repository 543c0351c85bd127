package de.kassenbote.hub.console;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Words, numbers, money and ages in one language; public for the templates. */
public final class Texts {
  static final List<String> LANGUAGES = List.of("de", "en");
  private static final String BUNDLE = "de.kassenbote.hub.console.messages";

  private final Locale locale;
  private final ZoneId zone;
  private final ResourceBundle bundle;

  Texts(String language, ZoneId zone) {
    this.locale = language.equals("de") ? Locale.GERMANY : Locale.UK;
    this.zone = zone;
    this.bundle = ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(language), ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** What the address asks for, else the first language of the browser that there is, else German. */
  static String language(@Nullable String asked, @Nullable String acceptLanguage) {
    return Optional.ofNullable(asked).filter(LANGUAGES::contains).or(() -> accepted(acceptLanguage)).orElse("de");
  }

  private static Optional<String> accepted(@Nullable String header) {
    try {
      return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(header == null ? "" : header), LANGUAGES));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public String language() {
    return locale.getLanguage();
  }

  public String get(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  public String money(long minor, String currency) {
    Currency unit = Currency.getInstance(currency);
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(unit);
    return format.format(BigDecimal.valueOf(minor, unit.getDefaultFractionDigits()));
  }

  public String time(Instant instant) {
    return DateTimeFormatter.ofPattern("HH:mm:ss", locale).format(instant.atZone(zone));
  }

  /** How long ago, roughly: 40 s, 19 min, 4 h 10, 6 days. */
  public String age(Instant from, Instant now) {
    Duration age = Duration.between(from, now);
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 60) {
      return get("age.seconds", seconds);
    }
    if (seconds < 3_600) {
      return get("age.minutes", seconds / 60);
    }
    return seconds < 2 * 86_400 ? get("age.hours", seconds / 3_600, seconds / 60 % 60) : get("age.days", seconds / 86_400);
  }
}
