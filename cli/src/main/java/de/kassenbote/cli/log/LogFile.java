package de.kassenbote.cli.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/**
 * The option that says how an app logs, and the file. Until it is opened what is logged goes nowhere. What is logged names keys,
 * never payloads.
 */
public final class LogFile {
  @Option(names = "--log-format", paramLabel = "FORMAT", defaultValue = "text", descriptionKey = "log-file.log-format")
  private LogFormat format = LogFormat.TEXT;

  /** Where the log of an app with that data directory is. */
  public static Path of(Path data, String app) {
    return data.resolve("log").resolve(app + ".log");
  }

  /**
   * Opens {@code data/log/<app>.log}; older ones are kept beside it, packed, within bounds.
   *
   * @param always fields of every line of JSON
   */
  public Path open(Path data, String app, Map<String, ?> always) {
    Path file = of(data, app);
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      configure(context, file, app, always);
    }
    return file;
  }

  private void configure(LoggerContext context, Path file, String app, Map<String, ?> always) {
    URL configuration = Objects.requireNonNull(LogFile.class.getResource("/logback-file.xml"), "logback-file.xml");
    context.reset();
    context.putProperty("file", file.toString());
    context.putProperty("app", app);
    context.putProperty("format", format.name());
    context.putObject(JsonLine.ALWAYS, Map.copyOf(always));
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(configuration);
    } catch (JoranException e) {
      throw new IllegalStateException("logback-file.xml cannot be used", e);
    }
  }
}
