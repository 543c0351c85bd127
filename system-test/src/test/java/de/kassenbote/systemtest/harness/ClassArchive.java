package de.kassenbote.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of an app as the JVM itself keeps them for a quicker start, about half the time: these tests start more than
 * a hundred apps. Made once for each build by a hub that starts and stops; an app that finds it out of date goes without.
 */
final class ClassArchive {
  private static final Path FILE = Path.of("target", "classes.jsa").toAbsolutePath();

  private ClassArchive() {}

  /** The options that make an app start from the archive. */
  static List<String> options(Path lib, Training training) {
    try (FileChannel channel = FileChannel.open(FILE.resolveSibling("classes.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock alone = channel.lock()) {
      if (alone.isValid() && isOutOfDate(lib)) {
        training.run(List.of("-XX:ArchiveClassesAtExit=" + FILE));
      }
      return List.of("-XX:SharedArchiveFile=" + FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts an app with these options more, and stops it. */
  interface Training {
    void run(List<String> options) throws IOException;
  }

  private static boolean isOutOfDate(Path lib) throws IOException {
    if (Files.notExists(FILE)) {
      return true;
    }
    try (Stream<Path> jars = Files.list(lib)) {
      long made = FILE.toFile().lastModified();
      return jars.anyMatch(jar -> jar.toFile().lastModified() > made);
    }
  }
}
