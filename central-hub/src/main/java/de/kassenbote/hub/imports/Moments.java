package de.kassenbote.hub.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads dates and times as people write them; without an offset they are meant in one zone. */
final class Moments {
  private static final DateTimeFormatter GERMAN_DATE = strict("d.M.uuuu");
  private static final DateTimeFormatter GERMAN_TIME = strict("d.M.uuuu H:mm[:ss]");
  private static final DateTimeFormatter ISO_TIME = strict("uuuu-MM-dd H:mm[:ss]");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final ZoneId zone;

  Moments(ZoneId zone) {
    this.zone = zone;
  }

  /** A date is its first moment. */
  Optional<Instant> start(String text) {
    return moment(text, 0);
  }

  /** A date means through that day: its end is the first moment of the next one. */
  Optional<Instant> end(String text) {
    return moment(text, 1);
  }

  private Optional<Instant> moment(String text, int daysLater) {
    return Stream.<Reader>of(
            t -> LocalDate.parse(t).plusDays(daysLater).atStartOfDay(zone).toInstant(),
            t -> LocalDate.parse(t, GERMAN_DATE).plusDays(daysLater).atStartOfDay(zone).toInstant(),
            t -> LocalDateTime.parse(t).atZone(zone).toInstant(),
            t -> LocalDateTime.parse(t, ISO_TIME).atZone(zone).toInstant(),
            t -> LocalDateTime.parse(t, GERMAN_TIME).atZone(zone).toInstant(),
            t -> OffsetDateTime.parse(t).toInstant())
        .map(reader -> attempt(reader, text))
        .flatMap(Optional::stream)
        .map(moment -> Instant.ofEpochMilli(moment.toEpochMilli()))
        .filter(moment -> moment.isAfter(Instant.EPOCH.minusSeconds(86_400)) && moment.isBefore(LAST))
        .findFirst();
  }

  private static Optional<Instant> attempt(Reader reader, String text) {
    try {
      return Optional.of(reader.read(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }

  private interface Reader {
    Instant read(String text);
  }
}
