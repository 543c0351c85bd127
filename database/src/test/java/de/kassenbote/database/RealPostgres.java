package de.kassenbote.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server with all durability switched on, as {@link Database} demands. Tests share one server in each JVM
 * and take a new database each; a test that stops its server has one of its own.
 */
public final class RealPostgres implements AutoCloseable {
  private static final int POOL = 8;
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable RealPostgres shared;

  private final @Nullable Path directory;
  private EmbeddedPostgres server;

  private RealPostgres(@Nullable Path directory) {
    this.directory = directory;
    this.server = start(directory, 0);
  }

  /** A new, empty database of the shared server, which ends with the JVM. */
  public static synchronized DatabaseSettings freshDatabase() {
    if (shared == null) {
      shared = new RealPostgres(null);
    }
    return shared.database();
  }

  /** A server of its own, to be stopped and started again; its data is in that directory. */
  public static RealPostgres in(Path directory) {
    return new RealPostgres(directory);
  }

  /** A new, empty database of this server. */
  public DatabaseSettings database() {
    String name = "test_" + DATABASES.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create database " + name, e);
    }
    return new DatabaseSettings(server.getJdbcUrl("postgres", name), "postgres", null, POOL);
  }

  /** Every connection is cut and every new one refused until {@link #startAgain()}. */
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a power cut does to the server: {@code kill -9} of all its processes. To be started again, or closed. */
  public void kill() {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
    stop();
  }

  /** On the same port, with the same data. */
  public void startAgain() {
    server = start(directory, server.getPort());
  }

  @Override
  public void close() {
    stop();
  }

  private ProcessHandle postmaster() {
    try {
      Path file = Objects.requireNonNull(directory, "a server of its own").resolve("postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
      return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres start(@Nullable Path directory, int port) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on");
    if (directory != null) {
      builder.setDataDirectory(directory).setCleanDataDirectory(false);
    }
    if (port > 0) {
      builder.setPort(port);
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
