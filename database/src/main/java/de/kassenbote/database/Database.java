package de.kassenbote.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open database with its schema up to date; an embedded one is copied before that is changed, see {@link Rollback}.
 * {@link #inTransaction} is the only way to write: it commits when the work returns, rolls back when it throws, and does the work
 * again when two transactions got in each other's way. Everything else that a database throws is a fault of the infrastructure.
 */
public final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final int TRIES = 20;
  private static final int ANSWER_SECONDS = 5;

  /** A till of 100,000 articles takes a second; a start is not to wait for a hub of ten years. */
  private static final Duration LOOKING_AT_PAGES = Duration.ofSeconds(10);

  private final DatabaseSettings settings;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final DiskRoom room;
  private final Damage damage;
  private final ThreadLocal<Boolean> working = ThreadLocal.withInitial(() -> false);

  private Database(DatabaseSettings settings, HikariDataSource pool) {
    this.settings = settings;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE); // else what was bound is in the log
    this.room = DiskRoom.of(settings);
    this.damage = new Damage(settings);
  }

  /**
   * @param migrations folder on the class path with the sub-folders {@code derby} and {@code postgresql}
   * @throws DamagedDatabase when a page of an embedded one is not as it was written
   * @throws DatabaseProblem when it cannot be opened or not be copied before its schema changes, is in use by another process, was made by a newer version, or is
   *     less than durable
   */
  public static Database open(DatabaseSettings settings, String migrations) {
    Rollback.requireFinished(settings.isDerby() ? settings.directory() : null);
    HikariDataSource pool = connect(settings);
    try {
      Database database = new Database(settings, pool);
      if (settings.isDerby()) {
        new DerbyPages(settings.directory(), LOOKING_AT_PAGES).requireWhole();
        database.tuneDerby();
      }
      database.jdbi.useHandle(h -> Durability.requireOnceOpen(h, settings));
      new Schema(pool, settings, migrations).bringUpToDate(database::copyTo);
      return database;
    } catch (RuntimeException e) {
      new Database(settings, pool).close();
      throw e;
    }
  }

  /**
   * Commits when the work returns; the work may run several times, so its only effects are in the transaction. Work that other work
   * begins on its thread joins that one's transaction: it commits with it, and what throws there is that one's to deal with.
   *
   * @throws DatabaseProblem at once while the disk of an embedded database is full
   */
  public <T> T inTransaction(Function<Handle, T> work) {
    room.requireForWriting();
    return transact(work);
  }

  private <T> T transact(Function<Handle, T> work) {
    damage.requireNone();
    if (working.get()) {
      return jdbi.inTransaction(work::apply);
    }
    working.set(true);
    try {
      return transactUntilDone(work);
    } finally {
      working.remove();
    }
  }

  private <T> T transactUntilDone(Function<Handle, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        T result = jdbi.inTransaction(work::apply);
        room.worked();
        return result;
      } catch (RuntimeException e) {
        damage.failed(e);
        room.failed(e);
        if (attempt == TRIES || !SqlStates.isConflict(e)) {
          throw e;
        }
        log.debug("transaction met another one, attempt {}", attempt, e);
        pause(attempt);
      }
    }
  }

  public void useTransaction(Consumer<Handle> work) {
    inTransaction(
        handle -> {
          work.accept(handle);
          return Optional.empty();
        });
  }

  /** Reads committed rows, and joins as {@link #inTransaction} does. */
  public <T> T read(Function<Handle, T> query) {
    room.requireForReading();
    return transact(query);
  }

  /**
   * Throws when the database does not answer a question that needs no table, or has no room to write. May take as long as a new
   * connection takes.
   */
  public void requireAnswer() {
    damage.requireNone();
    room.requireForWriting();
    jdbi.useHandle(h -> h.createQuery("VALUES (1)").setQueryTimeout(ANSWER_SECONDS).mapTo(Integer.class).one());
  }

  /**
   * Copies an embedded database as it is at one moment, while others go on working with it.
   *
   * @param parent where the copy is made, as a directory named {@code database}
   * @throws DatabaseProblem when it is another kind of database, or cannot be copied there
   */
  public void copyTo(Path parent) {
    if (!settings.isDerby()) {
      throw new DatabaseProblem("%s is copied by its own means, not by Kassenbote".formatted(settings.location()));
    }
    try {
      jdbi.useHandle(h -> h.execute("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)", parent.toString()));
      rename(parent.resolve(settings.directory().getFileName()), parent.resolve("database"));
    } catch (IOException | RuntimeException e) {
      throw new DatabaseProblem("cannot copy the database to %s: %s".formatted(parent, e.getMessage()), e);
    }
  }

  /** Where an embedded database lies; empty for another one. */
  public Optional<Path> directory() {
    return settings.isDerby() ? Optional.of(settings.directory()) : Optional.empty();
  }

  /** Enters the figures of the connection pool, {@code hikaricp_…}; once. */
  public void measureIn(MeterRegistry registry) {
    pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
  }

  @Override
  public void close() {
    pool.close();
    if (settings.isDerby()) {
      shutDownDerby(settings);
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    if (!from.equals(to)) {
      Files.move(from, to);
    }
  }

  private static HikariDataSource connect(DatabaseSettings settings) {
    DerbyLog.intoLogger();
    Durability.requireBeforeOpening(settings);
    connectOnce(settings);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.jdbcUrl());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setAutoCommit(true);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(10));
    config.setPoolName("database");
    if (!settings.isDerby()) {
      config.addDataSourceProperty("logServerErrorDetail", "false"); // which is the row at fault, with its content
      config.addDataSourceProperty("reWriteBatchedInserts", "true"); // a batch of rows goes over the line as few statements
    }
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw explained(settings, e);
    }
  }

  /**
   * The first connection makes an embedded database, or recovers it after a crash: that takes as long as it takes. One that
   * cannot be had is explained at once; the pool would try for a while.
   */
  private static void connectOnce(DatabaseSettings settings) {
    DriverManager.setLoginTimeout(0);
    try {
      DriverManager.getConnection(settings.jdbcUrl(), settings.credentials()).close();
    } catch (SQLException e) {
      throw explained(settings, e);
    }
  }

  static DatabaseProblem explained(DatabaseSettings settings, Exception e) {
    if (settings.isDerby() && SqlStates.isDamage(e)) {
      return new DamagedDatabase(settings.directory(), "Derby met a page that is not as it was written", e);
    }
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    if (message.contains("XSDB6") || message.contains("may have already booted")) {
      return new DatabaseProblem(
          "the database directory %s is in use by another process: stop it, or choose another --data directory".formatted(settings.directory()), e);
    }
    return new DatabaseProblem("cannot open the database %s: %s".formatted(settings.location(), message), e);
  }

  /** A low escalation threshold makes a recorder's batch lock whole tables; a long wait hides conflicts. */
  private void tuneDerby() {
    jdbi.useHandle(
        h -> {
          property(h, "derby.locks.escalationThreshold", "1000000");
          property(h, "derby.locks.waitTimeout", "10");
          property(h, "derby.locks.deadlockTimeout", "1");
        });
  }

  private static void property(Handle handle, String key, String value) {
    try (var call = handle.getConnection().prepareCall("CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY(?, ?)")) {
      call.setString(1, key);
      call.setString(2, value);
      call.execute();
    } catch (SQLException e) {
      throw new DatabaseProblem("cannot set " + key + ": " + e.getMessage(), e);
    }
  }

  static void shutDownDerby(DatabaseSettings settings) {
    try {
      DriverManager.getConnection(settings.location() + ";shutdown=true").close();
    } catch (SQLException e) {
      // 08006 is how Derby says that the shutdown worked
      if (!"08006".equals(e.getSQLState())) {
        log.warn("Derby did not shut down cleanly: {}", e.getMessage());
      }
    }
  }

  private static void pause(int attempt) {
    long millis = ThreadLocalRandom.current().nextLong(1, 10L * Math.min(attempt, 10));
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
