package de.kassenbote.cli.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.stream.Collectors;

/** What a line is about, behind its message: {@code till=K01 epoch=1 seq=7 lastSeq=9}. */
final class FieldsInText extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return LineFields.of(event).entrySet().stream().map(field -> " " + field.getKey() + "=" + field.getValue()).collect(Collectors.joining());
  }
}
