package de.kassenbote.cli.log;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How a log file is written: lines for people, or an object of JSON in each line for programs. */
public final class LogLines extends LayoutWrappingEncoder<ILoggingEvent> {
  private static final String TEXT = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%property{app}] [%thread] %logger{36} - %msg%fields%n";

  private LogFormat format = LogFormat.TEXT;

  /** Called for the element of that name in the configuration file. */
  public void setFormat(String name) {
    format = LogFormat.valueOf(name.toUpperCase(Locale.ROOT));
  }

  @Override
  public void start() {
    Layout<ILoggingEvent> layout = format == LogFormat.JSON ? new JsonLine() : text();
    layout.setContext(getContext());
    layout.start();
    setLayout(layout);
    setCharset(StandardCharsets.UTF_8);
    super.start();
  }

  private static PatternLayout text() {
    PatternLayout layout = new PatternLayout();
    layout.getInstanceConverterMap().put("fields", FieldsInText::new);
    layout.setPattern(TEXT);
    return layout;
  }
}
