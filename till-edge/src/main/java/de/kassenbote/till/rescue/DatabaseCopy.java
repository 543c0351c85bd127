package de.kassenbote.till.rescue;

import de.kassenbote.database.SalvagedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The copy of an old data directory's database, in which Derby may put right what a crash left; the original is only read. */
final class DatabaseCopy implements AutoCloseable {
  private static final long MIB = 1 << 20;
  private static final long ROOM_TO_WORK = 50 * MIB;

  private final Path directory;
  private final SalvagedDatabase database;

  private DatabaseCopy(Path directory, SalvagedDatabase database) {
    this.directory = directory;
    this.database = database;
  }

  /**
   * @param directory where the copy is made; what lies there is a copy that was left over
   * @throws Refusal when there is nothing to copy, it is in use, there is no room, or the copy does not open
   */
  static DatabaseCopy of(Path data, Path directory) {
    Path original = DataDirectory.database(data);
    DataDirectory.requireUnused(data);
    if (data.toAbsolutePath().normalize().startsWith(directory.toAbsolutePath().normalize())) {
      throw new Refusal(Refusal.Reason.UNREADABLE, data, "it lies where the copy is made that is read; move it elsewhere");
    }
    try {
      delete(directory);
      Files.createDirectory(directory);
      copy(original, directory.resolve("0"));
      return new DatabaseCopy(directory, SalvagedDatabase.open(directory));
    } catch (IOException | RuntimeException e) {
      deleteQuietly(directory);
      throw e instanceof Refusal refusal ? refusal : new Refusal(Refusal.Reason.UNREADABLE, data, String.valueOf(e.getMessage()));
    }
  }

  SalvagedDatabase database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
    deleteQuietly(directory);
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files = filesOf(from);
    requireRoom(files, to.getParent());
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file));
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
      } else if (!file.toString().endsWith(".lck")) {
        Files.copy(file, target);
      }
    }
  }

  private static void requireRoom(List<Path> files, Path to) throws IOException {
    long needed = ROOM_TO_WORK;
    for (Path file : files) {
      needed += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    if (Files.getFileStore(to).getUsableSpace() < needed) {
      throw new Refusal(Refusal.Reason.NO_ROOM, to, needed / MIB);
    }
  }

  private static List<Path> filesOf(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.sorted().toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      for (Path file : filesOf(directory).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void deleteQuietly(Path directory) {
    try {
      delete(directory);
    } catch (IOException | UncheckedIOException e) {
      directory.toFile().deleteOnExit(); // the next rescue deletes what is left
    }
  }
}
