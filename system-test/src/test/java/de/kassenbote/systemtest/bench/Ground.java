package de.kassenbote.systemtest.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.database.RealPostgres;
import de.kassenbote.systemtest.harness.FreeTill;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A running hub, and room for a baseline on the same disk: in the same PostgreSQL server, or in a Derby of its own. */
final class Ground implements AutoCloseable {
  /** The databases that a hub may have. */
  enum Store {
    DERBY,
    POSTGRESQL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Path directory;
  private final @Nullable RealPostgres postgres;
  private final HubProcess hub;
  private boolean done;

  private Ground(Path directory, @Nullable RealPostgres postgres) {
    this.directory = directory;
    this.postgres = postgres;
    this.hub = postgres == null ? new HubProcess(directory) : new HubProcess(directory, postgres.database());
  }

  static Ground open(String benchmark, Store store) {
    try {
      Path all = Files.createDirectories(Path.of("target", "bench"));
      Path directory = Files.createTempDirectory(all, benchmark).toAbsolutePath();
      Ground ground = new Ground(directory, store == Store.POSTGRESQL ? RealPostgres.in(directory.resolve("postgres")) : null);
      ground.start();
      return ground;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory() {
    return directory;
  }

  HubProcess hub() {
    return hub;
  }

  /** An empty database of the hub's kind, for a baseline. */
  DatabaseSettings baseline() {
    return postgres == null ? DatabaseSettings.derby(directory.resolve("baseline")) : postgres.database();
  }

  /** A till that gets these catalogs and customers, and nothing else. */
  FreeTill addTill(String id, List<String> catalogs, List<String> customerGroups) {
    ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("id", id);
    catalogs.forEach(wanted.putArray("catalogs")::add);
    customerGroups.forEach(wanted.putArray("customerGroups")::add);
    return FreeTill.add(hub.rest(), wanted);
  }

  /** All was measured: the directory goes when this is closed. Otherwise it stays, logs and all. */
  void done() {
    done = true;
  }

  @Override
  public void close() {
    hub.stop();
    if (postgres != null) {
      postgres.close();
    }
    if (done) {
      Trees.delete(directory);
    }
  }

  private void start() {
    try {
      hub.start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }
}
