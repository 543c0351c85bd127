package de.kassenbote.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Copies of an embedded database as it was before a newer program changed its schema, in {@code before-upgrade} beside it. One
 * that has its name is whole and on the disk. The latest two are kept.
 */
final class UpgradeCopies {
  private static final String DIRECTORY = "before-upgrade";
  private static final String UNFINISHED = "unfinished";

  /** In a copy, while the database may be on its way from that schema to another one. */
  private static final String MIGRATING = "migrating";

  private static final int KEPT = 2;
  private static final long SPARE = 64L << 20;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Path database;
  private final Path directory;
  private final LongSupplier free;
  private final Clock clock;

  UpgradeCopies(Path database, LongSupplier free, Clock clock) {
    this.database = database;
    this.directory = database.resolveSibling(DIRECTORY);
    this.free = free;
    this.clock = clock;
  }

  static UpgradeCopies of(Path database) {
    return new UpgradeCopies(database, () -> database.toFile().getUsableSpace(), Clock.systemUTC());
  }

  /** Where all of them are. */
  Path directory() {
    return directory;
  }

  /**
   * Makes a copy, unless the database is half-way from one that is there: a migration that was killed goes on from where it was.
   *
   * @param version of the schema as it is
   * @param copy makes the directory {@code database} in the one that it is given
   * @return the directory of the copy
   * @throws DatabaseProblem when there is no room, or it cannot be made; the database is as it was
   */
  Path make(String version, Consumer<Path> copy) {
    try {
      Optional<Path> earlier = all().stream().filter(c -> Files.exists(c.resolve(MIGRATING)) && !isOf(c, version)).findFirst();
      return earlier.isPresent() ? earlier.get() : makeNew(version, copy);
    } catch (IOException e) {
      throw new DatabaseProblem("cannot copy the database %s before it is upgraded: %s".formatted(database, e), e);
    }
  }

  /** The schema is what this program wants: nothing is half-way, and older copies go. */
  void upgraded() {
    try {
      List<Path> all = all();
      for (Path copy : all) {
        Files.deleteIfExists(copy.resolve(MIGRATING));
      }
      for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
        Tree.delete(old);
      }
    } catch (IOException e) {
      throw new DatabaseProblem("cannot tidy the copies in %s: %s".formatted(directory, e), e);
    }
  }

  Optional<Path> latest() throws IOException {
    List<Path> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private Path makeNew(String version, Consumer<Path> copy) throws IOException {
    requireRoom();
    Path unfinished = directory.resolve(UNFINISHED);
    Tree.delete(unfinished);
    Files.createDirectories(directory);
    copy.accept(Tree.createPrivate(unfinished));
    Files.createFile(unfinished.resolve(MIGRATING));
    Tree.force(unfinished);
    Path made = Files.move(unfinished, directory.resolve(STAMP.format(clock.instant()) + suffix(version)));
    Tree.forceNames(directory);
    Tree.forceNames(Objects.requireNonNull(directory.getParent()));
    return made;
  }

  private void requireRoom() throws IOException {
    long needed = Tree.bytes(database) + SPARE;
    long left = free.getAsLong();
    if (left < needed) {
      throw new DatabaseProblem(
          "the database %s is to be copied before it is upgraded, which needs %d MiB, and %d are free: free some and start again; older copies are in %s"
              .formatted(database, needed >> 20, left >> 20, directory));
    }
  }

  /** The oldest first. */
  private List<Path> all() throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> copies = Files.list(directory)) {
      return copies.filter(c -> Files.isDirectory(c) && !c.endsWith(UNFINISHED)).sorted().toList();
    }
  }

  private static boolean isOf(Path copy, String version) {
    return copy.toString().endsWith(suffix(version));
  }

  private static String suffix(String version) {
    return "-schema-" + version;
  }
}
