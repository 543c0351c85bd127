package de.kassenbote.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import de.kassenbote.routes.contract.Contract;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of the log as one object: {@code at}, {@code level}, {@code app}, {@code thread}, {@code logger}, {@code message}, what
 * it is about ({@code till}, {@code epoch}, {@code seq}, {@code lastSeq}, {@code feed} and the like) and {@code cause}, a stack trace.
 */
final class JsonLine extends LayoutBase<ILoggingEvent> {
  /** The context's object with the fields of every line, by name. */
  static final String ALWAYS = "always";

  @Override
  public String doLayout(ILoggingEvent event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", event.getInstant().toString());
    line.put("level", event.getLevel().toString());
    line.put("app", getContext().getProperty("app"));
    line.put("thread", event.getThreadName());
    line.put("logger", event.getLoggerName());
    line.put("message", event.getFormattedMessage());
    if (getContext().getObject(ALWAYS) instanceof Map<?, ?> always) {
      always.forEach((name, value) -> line.put(String.valueOf(name), value));
    }
    line.putAll(LineFields.of(event));
    if (event.getThrowableProxy() != null) {
      line.put("cause", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return Contract.text(line) + "\n";
  }
}
