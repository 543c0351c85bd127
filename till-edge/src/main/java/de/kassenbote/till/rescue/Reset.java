package de.kassenbote.till.rescue;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseProblem;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.till.journal.DerbyJournal;
import de.kassenbote.till.journal.Unsent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a till's data directory bare. What the hub has confirmed is deleted; anything else stays in the directory, moved aside, so that
 * it can be rescued from there. Logs stay.
 */
public final class Reset {
  private static final String ASIDE = "before-reset-";
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path data;
  /** What a till makes; anything else in its directory is somebody's, and stays. */
  private static final List<String> PARTS = List.of("identity", "broker", "before-upgrade", "database");

  private final Clock clock;

  public Reset(Path data, Clock clock) {
    this.data = data;
    this.clock = clock;
  }

  /**
   * Whose directory it is, and what of it is unsent.
   *
   * @param till absent when it cannot be read
   */
  private record Standing(@Nullable String till, Unsent unsent) {}

  /**
   * @throws Refusal when a till runs there, when something is unsent, or when nobody can tell; then nothing was changed
   */
  public void whatIsSent() {
    Standing standing = look();
    Unsent unsent = standing.unsent();
    if (unsent.count() > 0) {
      throw new Refusal(
          Refusal.Reason.UNSENT, String.valueOf(standing.till()), unsent.count(), unsent.value("EUR"), String.valueOf(unsent.oldest()));
    }
    delete(moveAside());
  }

  /**
   * The same whatever is unsent.
   *
   * @param reason kept beside what is moved aside
   * @return where that lies
   * @throws Refusal when a till runs there, or never ran there
   */
  public Path force(String reason) {
    DataDirectory.database(data);
    DataDirectory.requireUnused(data);
    Path aside = moveAside();
    try {
      Files.writeString(aside.resolve("reason.txt"), reason + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return aside;
  }

  private Standing look() {
    Path directory = DataDirectory.database(data);
    DataDirectory.requireUnused(data);
    try (Database database = Database.open(DatabaseSettings.derby(directory), "db/till")) {
      Optional<DerbyJournal> journal = DerbyJournal.reopen(database);
      return new Standing(
          journal.map(j -> j.till().value()).orElse(null), journal.map(DerbyJournal::unsent).orElse(new Unsent(0, 0, 0, null, null)));
    } catch (DatabaseProblem e) {
      throw new Refusal(Refusal.Reason.UNREADABLE, data, String.valueOf(e.getMessage()));
    }
  }

  /** The identity first: from then on the directory is no till's, and while the database is there this can be done again. */
  private Path moveAside() {
    Path aside = data.resolve(ASIDE + NAME.format(clock.instant()));
    try {
      Files.createDirectories(aside);
      for (String part : PARTS) {
        if (Files.exists(data.resolve(part))) {
          Files.move(data.resolve(part), aside.resolve(part));
        }
      }
      return aside;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
