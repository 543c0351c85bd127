package de.kassenbote.cli.terminal;

import static de.kassenbote.cli.terminal.Texts.text;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them ({@code 10s}, {@code 2m}, {@code 1h}, {@code 500ms}), and ages as people read them. */
public final class Durations implements ITypeConverter<Duration> {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  @Override
  public Duration convert(String value) {
    Matcher matcher = WRITTEN.matcher(value);
    if (!matcher.matches()) {
      throw new TypeConversionException(text("not-a-duration", value));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  /** The two largest parts: 45 s, 3 min, 4 h 10, 6 d. */
  public static String age(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 2 * 86_400 ? "%d h %02d".formatted(seconds / 3600, seconds / 60 % 60) : Texts.text("age.days", seconds / 86_400);
  }
}
