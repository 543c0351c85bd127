package de.kassenbote.till;

import de.kassenbote.broker.BrokerException;
import de.kassenbote.broker.BrokerStartFailure;
import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.TillBrokerSettings;
import de.kassenbote.routes.contract.TillId;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the till's broker. One whose files it cannot read is set aside and begun anew: the database is the truth, what
 * was on its way up is sent again, and what was on its way down is asked for again.
 */
final class TillBroker {
  private static final Logger log = LoggerFactory.getLogger(TillBroker.class);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private TillBroker() {}

  /**
   * @throws BrokerException whose message is one sentence for the operator, when also an empty directory does not help;
   *     then everything is as it was
   */
  static EmbeddedBroker start(TillId till, Path data, MeterRegistry meters, Clock clock) {
    Path directory = data.resolve("broker");
    TillBrokerSettings settings = TillBrokerSettings.in(directory).named("till-" + till).measuredIn(meters);
    try {
      return EmbeddedBroker.till(settings);
    } catch (BrokerStartFailure e) {
      return startAnew(settings, directory, data.resolve("broker.broken-" + STAMP.format(clock.instant())), e);
    }
  }

  private static EmbeddedBroker startAnew(TillBrokerSettings settings, Path directory, Path aside, BrokerStartFailure why) {
    try {
      Files.move(directory, aside);
    } catch (IOException e) {
      why.addSuppressed(e);
      throw why;
    }
    try {
      EmbeddedBroker broker = EmbeddedBroker.till(settings);
      log.error("the broker's files could not be read and are kept in {}; it begins anew", aside, why);
      return broker;
    } catch (BrokerException again) {
      putBack(aside, directory);
      throw why;
    }
  }

  private static void putBack(Path aside, Path directory) {
    try {
      delete(directory);
      Files.move(aside, directory);
    } catch (IOException e) {
      throw new UncheckedIOException("the broker's files stay in " + aside, e);
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(directory)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
