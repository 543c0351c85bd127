package de.kassenbote.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Puts an embedded database back as it was before the last upgrade; the upgraded one is kept beside it. Killed in the middle it is
 * run again, and until then no program opens the database. What is lost by it is for the caller to judge.
 */
public final class Rollback {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  /** Holds the name of the copy that is put back. */
  private static final String UNFINISHED = "rollback.unfinished";

  private static final String DATABASE = "database";

  private final Path data;
  private final Path copy;
  private final Clock clock;

  private Rollback(Path data, Path copy, Clock clock) {
    this.data = data;
    this.copy = copy;
    this.clock = clock;
  }

  /**
   * @param data the directory that holds {@code database}
   * @throws IllegalStateException with one sentence, when there is no copy from before an upgrade
   */
  public static Rollback in(Path data, Clock clock) {
    try {
      Optional<String> unfinished = unfinishedIn(data);
      UpgradeCopies copies = UpgradeCopies.of(data.resolve(DATABASE));
      Optional<Path> copy = unfinished.isPresent() ? unfinished.map(copies.directory()::resolve) : copies.latest();
      return new Rollback(data, copy.orElseThrow(() -> new IllegalStateException("there is no copy from before an upgrade in " + copies.directory())), clock);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s".formatted(data), e);
    }
  }

  /** The copy, {@code <time>-schema-<version>}. */
  public Path copy() {
    return copy;
  }

  /** Whether an earlier one was killed after it had been decided: then there is nothing to judge any more. */
  public boolean isDecided() {
    return Files.exists(mark(data));
  }

  /** Reads the database as it is. */
  public <T> T now(Function<Handle, T> query) {
    return new StoppedDatabase(data.resolve(DATABASE)).read(query);
  }

  /** Reads the copy. */
  public <T> T before(Function<Handle, T> query) {
    return new StoppedDatabase(copy.resolve(DATABASE)).read(query);
  }

  /**
   * @param others in the same directory, which go with the upgraded database
   * @return where what was upgraded is kept; empty when an earlier run had put it there
   */
  public Optional<Path> run(List<String> others) throws IOException {
    decide(Objects.requireNonNull(copy.getFileName()).toString());
    Optional<Path> kept = Optional.empty();
    if (Files.exists(copy.resolve(DATABASE))) {
      kept = Files.exists(data.resolve(DATABASE)) ? Optional.of(moveAside(others)) : Optional.empty();
      Files.move(copy.resolve(DATABASE), data.resolve(DATABASE));
      Tree.forceNames(data);
    }
    Tree.delete(copy);
    Files.delete(mark(data));
    return kept;
  }

  /** The mark is there with its whole content, or not at all. */
  private void decide(String name) throws IOException {
    Path unfinished = mark(data).resolveSibling(UNFINISHED + ".new");
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(name);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(unfinished, mark(data), StandardCopyOption.ATOMIC_MOVE);
    Tree.forceNames(copy.resolveSibling(""));
  }

  /**
   * @throws DatabaseProblem when one was killed in the middle
   */
  static void requireFinished(@Nullable Path database) {
    Path data = database == null ? null : database.getParent();
    if (data != null && Files.exists(mark(data))) {
      throw new DatabaseProblem("a rollback of %s did not come to its end: run 'kassenbote rollback --data %s' again".formatted(database, data));
    }
  }

  /** The database last: while it is there, nothing is decided that cannot be done again. */
  private Path moveAside(List<String> others) throws IOException {
    Path aside = Tree.createPrivate(data.resolve("replaced-" + STAMP.format(clock.instant())));
    for (String other : others) {
      if (Files.exists(data.resolve(other))) {
        Files.move(data.resolve(other), aside.resolve(other));
      }
    }
    Files.move(data.resolve(DATABASE), aside.resolve(DATABASE));
    Tree.forceNames(aside);
    return aside;
  }

  private static Optional<String> unfinishedIn(Path data) throws IOException {
    return Files.exists(mark(data)) ? Optional.of(Files.readString(mark(data)).strip()) : Optional.empty();
  }

  private static Path mark(Path data) {
    return UpgradeCopies.of(data.resolve(DATABASE)).directory().resolve(UNFINISHED);
  }
}
