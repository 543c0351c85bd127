package de.kassenbote.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of an embedded database that is read as far as it can be read: Derby recovers it, its pages are not looked at before, and its
 * schema stays as it is. What cannot be read fails alone; the next question is asked of the rest.
 */
public final class SalvagedDatabase implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SalvagedDatabase.class);

  private final Path parent;
  private int failures;

  private SalvagedDatabase(Path parent) {
    this.parent = parent;
  }

  /**
   * @param parent directory in which the copy is named {@code 0}; nobody else uses it, and it is changed
   * @throws DatabaseProblem when it does not open at all
   */
  public static SalvagedDatabase open(Path parent) {
    DerbyLog.intoLogger();
    SalvagedDatabase database = new SalvagedDatabase(parent);
    Durability.requireBeforeOpening(database.settings());
    try {
      database.connect().close();
      return database;
    } catch (SQLException e) {
      throw new DatabaseProblem("cannot open the database %s: %s".formatted(database.settings(), e.getMessage()), e);
    }
  }

  /** Whether there is a database in that directory. */
  public static boolean isIn(Path directory) {
    return Files.isRegularFile(directory.resolve("service.properties"));
  }

  /** Whether a process has the database in that directory open, this one included; it is not touched. */
  public static boolean isInUse(Path directory) {
    Path lock = directory.resolve("dbex.lck");
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock mine = channel.tryLock()) {
      return mine == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      log.debug("{} cannot be locked, as on a disk that is only read: nobody else can use it either", lock, e);
      return false;
    }
  }

  /** What it throws concerns this question alone. */
  public <T> T read(Function<Handle, T> query) {
    try (Handle handle = Jdbi.create(this::connect).open()) {
      return query.apply(handle);
    } catch (RuntimeException e) {
      startAgain();
      throw e;
    }
  }

  @Override
  public void close() {
    shutDown();
  }

  /** Over a damaged page Derby stops by half, and neither stops nor starts any more in this process: under another name it does. */
  private void startAgain() {
    shutDown();
    Path before = settings().directory();
    failures++;
    try {
      Files.move(before, settings().directory());
      Files.deleteIfExists(settings().directory().resolve("db.lck"));
      Files.deleteIfExists(settings().directory().resolve("dbex.lck"));
    } catch (IOException e) {
      throw new DatabaseProblem("cannot go on reading the damaged database %s: %s".formatted(before, e.getMessage()), e);
    }
  }

  private void shutDown() {
    try {
      DriverManager.getConnection(settings().location() + ";shutdown=true").close();
    } catch (SQLException e) {
      log.debug("Derby says that it shut down", e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(settings().location());
  }

  private DatabaseSettings settings() {
    return DatabaseSettings.derby(parent.resolve(String.valueOf(failures)));
  }
}
