package de.kassenbote.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a broker over files that it may find unreadable. When it fails twice over the same files, and starts with empty ones,
 * the files are what is wrong: they are set aside, as the database is the truth and what was on the road is sent again or asked
 * for again. Of what was set aside the latest three are kept.
 */
public final class ReadableFiles {
  private static final Logger log = LoggerFactory.getLogger(ReadableFiles.class);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final int KEPT = 3;

  private ReadableFiles() {}

  /**
   * @param directory of the broker; set aside as {@code <directory>.broken-<time>} beside it
   * @throws BrokerException whose message is one sentence for the operator, when also an empty directory does not help;
   *     then everything is as it was
   */
  public static EmbeddedBroker orNewOnes(Path directory, Clock clock, Supplier<EmbeddedBroker> start) {
    try {
      return start.get();
    } catch (BrokerStartFailure e) {
      log.warn("the broker is started once more over the same files", e);
      return afterFailure(directory, clock, start);
    }
  }

  private static EmbeddedBroker afterFailure(Path directory, Clock clock, Supplier<EmbeddedBroker> start) {
    try {
      return start.get();
    } catch (BrokerStartFailure e) {
      Path aside = directory.resolveSibling(prefix(directory) + STAMP.format(clock.instant()));
      EmbeddedBroker broker = startAnew(directory, aside, start, e);
      forgetOldest(directory);
      return broker;
    }
  }

  private static EmbeddedBroker startAnew(Path directory, Path aside, Supplier<EmbeddedBroker> start, BrokerStartFailure why) {
    try {
      Files.move(directory, aside);
    } catch (IOException e) {
      why.addSuppressed(e);
      throw why;
    }
    try {
      EmbeddedBroker broker = start.get();
      log.error("the broker's files could not be read and are kept in {}; it begins anew", aside, why);
      return broker;
    } catch (RuntimeException again) {
      putBack(aside, directory);
      why.addSuppressed(again);
      throw why;
    }
  }

  private static void putBack(Path aside, Path directory) {
    try {
      if (Files.exists(directory)) {
        delete(directory);
      }
      Files.move(aside, directory);
    } catch (IOException e) {
      throw new UncheckedIOException("the broker's files stay in " + aside, e);
    }
  }

  /** Their names sort by time. What cannot be deleted now is the next time. */
  private static void forgetOldest(Path directory) {
    try (Stream<Path> siblings = Files.list(directory.toAbsolutePath().getParent())) {
      List<Path> latestFirst =
          siblings.filter(p -> p.getFileName().toString().startsWith(prefix(directory))).sorted(Comparator.reverseOrder()).toList();
      for (Path old : latestFirst.subList(Math.min(KEPT, latestFirst.size()), latestFirst.size())) {
        delete(old);
      }
    } catch (IOException e) {
      log.warn("old files of the broker beside {} cannot be deleted: {}", directory, e.toString());
    }
  }

  private static String prefix(Path directory) {
    return directory.getFileName() + ".broken-";
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
