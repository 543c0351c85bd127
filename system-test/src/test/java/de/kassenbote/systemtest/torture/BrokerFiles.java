package de.kassenbote.systemtest.torture;

import de.kassenbote.systemtest.harness.FlippedBits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Spoils a broker's files, whether it has them open or not; a file that the broker deletes meanwhile is not made anew. The same
 * files and random numbers: the same harm.
 */
final class BrokerFiles {
  private static final int FLIPS_A_FILE = 10;

  private BrokerFiles() {}

  /**
   * One of them, or all: what an operator's wrong command leaves.
   *
   * @return what was done
   */
  static String delete(Path broker, Random random) {
    List<Path> files = files(broker);
    if (files.isEmpty()) {
      return "no file was there";
    }
    boolean all = random.nextBoolean();
    Path one = files.get(random.nextInt(files.size()));
    (all ? files : List.of(one)).forEach(BrokerFiles::delete);
    return all ? "all %d files deleted".formatted(files.size()) : "%s deleted".formatted(broker.relativize(one));
  }

  /**
   * Only in what was written.
   *
   * @return what was done
   */
  static String flip(Path broker, Random random) {
    int flipped = files(broker).stream().mapToInt(file -> FlippedBits.inFile(file, FLIPS_A_FILE, random)).sum();
    return "%d bits flipped".formatted(flipped);
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
