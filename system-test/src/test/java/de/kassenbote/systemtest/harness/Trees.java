package de.kassenbote.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories as a whole: what an operator does with {@code cp -r} and {@code rm -r}. */
public final class Trees {
  private Trees() {}

  public static void delete(Path tree) {
    all(tree).stream().sorted(Comparator.reverseOrder()).forEach(Trees::deleteOne);
  }

  public static void copy(Path from, Path to) {
    all(from).forEach(path -> copyOne(path, to.resolve(from.relativize(path))));
  }

  private static List<Path> all(Path tree) {
    try (Stream<Path> paths = Files.walk(tree)) {
      return paths.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyOne(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
