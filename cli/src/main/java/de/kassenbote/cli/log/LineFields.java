package de.kassenbote.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import de.kassenbote.routes.process.LogFields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.event.KeyValuePair;

/** What a line of the log is about: what its thread had in hand, and what it says itself. */
final class LineFields {
  private static final Set<String> NUMBERS = Set.of(LogFields.EPOCH, LogFields.SEQ, LogFields.LAST_SEQ);

  private LineFields() {}

  static Map<String, Object> of(ILoggingEvent event) {
    Map<String, Object> fields = new TreeMap<>();
    event.getMDCPropertyMap().forEach((name, value) -> fields.put(name, NUMBERS.contains(name) ? Long.valueOf(value) : value));
    List<KeyValuePair> said = event.getKeyValuePairs();
    if (said != null) {
      said.forEach(pair -> fields.put(pair.key, pair.value instanceof Number ? pair.value : String.valueOf(pair.value)));
    }
    return fields;
  }
}
