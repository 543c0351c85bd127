package de.kassenbote.till;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A till's database for tests. It is made and migrated once per JVM and copied from then on: Derby takes seconds to make one. */
public final class EmptyDatabase {
  private EmptyDatabase() {}

  /** Opens the one in that directory; the first time, an empty one. */
  public static Database open(Path directory) {
    Path database = directory.resolve("database");
    if (!Files.exists(database)) {
      copy(Template.DATABASE, database);
    }
    return Database.open(DatabaseSettings.derby(database), "db/till");
  }

  /** Made when first needed. */
  private static final class Template {
    static final Path DATABASE = template();
  }

  private static Path template() {
    try {
      Path directory = Files.createTempDirectory("empty-till");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      Path database = directory.resolve("database");
      Database.open(DatabaseSettings.derby(database), "db/till").close();
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    to.getParent().toFile().mkdirs();
    for (Path path : tree(from)) {
      try {
        Files.copy(path, to.resolve(from.relativize(path)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void delete(Path directory) {
    tree(directory).stream().sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
  }

  private static List<Path> tree(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
