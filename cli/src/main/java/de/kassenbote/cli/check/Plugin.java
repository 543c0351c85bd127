package de.kassenbote.cli.check;

import de.kassenbote.cli.client.Away;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Durations;
import de.kassenbote.cli.terminal.Language;
import de.kassenbote.cli.terminal.Texts;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all checks have in common: which hub they ask, and that every outcome is one line on stdout, in English, and a code. */
final class Plugin {
  private static final Logger log = LoggerFactory.getLogger(Plugin.class);

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = Durations.class,
      descriptionKey = "check.timeout")
  private Duration timeout = Duration.ZERO;

  @Mixin private HubAddress hub = new HubAddress();

  /**
   * @param whenAway what it means that no hub answers
   * @return the exit code
   */
  Integer run(String subject, Level whenAway, Function<Rest, Report> look) {
    Texts.speak(Language.EN);
    Report report = report(subject, whenAway, look);
    System.out.println(report.line());
    return report.level().exitCode();
  }

  private Report report(String subject, Level whenAway, Function<Rest, Report> look) {
    try {
      Rest asked = hub.connect().within(timeout);
      return report(subject, whenAway, asked, look);
    } catch (RuntimeException e) {
      log.error("{} cannot be checked", subject, e);
      return new Report(subject).note(Level.UNKNOWN, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private static Report report(String subject, Level whenAway, Rest hub, Function<Rest, Report> look) {
    try {
      return look.apply(hub);
    } catch (Away e) {
      return new Report(subject).note(whenAway, "no hub answers at " + hub.base());
    }
  }
}
