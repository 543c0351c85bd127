package de.kassenbote.cli.process;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Sends the log of this process to a file; until then it goes nowhere. What is logged names keys, never payloads. */
public final class LogFile {
  private LogFile() {}

  /** Where the log of an app with that data directory is. */
  public static Path of(Path data, String app) {
    return data.resolve("log").resolve(app + ".log");
  }

  /** Opens {@code data/log/<app>.log}; older ones are kept beside it, packed, within bounds. */
  public static Path open(Path data, String app) {
    Path file = of(data, app);
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      configure(context, file, app);
    }
    return file;
  }

  private static void configure(LoggerContext context, Path file, String app) {
    URL configuration = Objects.requireNonNull(LogFile.class.getResource("/logback-file.xml"), "logback-file.xml");
    context.reset();
    context.putProperty("file", file.toString());
    context.putProperty("app", app);
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(configuration);
    } catch (JoranException e) {
      throw new IllegalStateException("logback-file.xml cannot be used", e);
    }
  }
}
