package de.kassenbote.cli.hub;

import de.kassenbote.cli.client.Endpoints;
import de.kassenbote.cli.process.Lifetime;
import de.kassenbote.cli.process.LogFile;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a hub in this process until it is asked to end. */
@Command(name = "run", description = "Run the hub until Ctrl-C or a signal.", mixinStandardHelpOptions = true)
final class HubRun implements Callable<Integer> {
  /** One for each partition that is being recorded, and some for all else. */
  private static final int DATABASE_CONNECTIONS = 24;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data/hub", description = "where it keeps everything (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("");

  @Option(
      names = "--db",
      paramLabel = "JDBC-URL",
      defaultValue = "${env:KASSENBOTE_DATABASE_URL}",
      description = "jdbc:postgresql://HOST/NAME or jdbc:derby:DIR (default: Derby in the data directory, or what $KASSENBOTE_DATABASE_URL says)")
  private @Nullable String database;

  @Option(names = "--db-user", paramLabel = "NAME", defaultValue = "${env:KASSENBOTE_DATABASE_USER}", description = "its user (or $KASSENBOTE_DATABASE_USER)")
  private @Nullable String databaseUser;

  @Option(
      names = "--db-password-file",
      paramLabel = "FILE",
      defaultValue = "${env:KASSENBOTE_DATABASE_PASSWORD_FILE}",
      description = "a file that holds the user's password (or $KASSENBOTE_DATABASE_PASSWORD_FILE)")
  private @Nullable Path databasePasswordFile;

  @Option(names = "--broker-port", paramLabel = "PORT", defaultValue = Endpoints.HUB_BROKER_PORT, description = "where tills connect; 0 = any free one (default: ${DEFAULT-VALUE})")
  private int brokerPort = 0;

  @Option(names = "--http-port", paramLabel = "PORT", defaultValue = Endpoints.HUB_HTTP_PORT, description = "its page and REST interface; 0 = any free one (default: ${DEFAULT-VALUE})")
  private int httpPort = 0;

  @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1", description = "address for the broker; only loopback in this version (default: ${DEFAULT-VALUE})")
  private String host = "";

  @Option(names = "--restored", description = "the database was restored from a backup: tills send again what it lacks and get all master data anew")
  private boolean restored = false;

  @Option(names = "--until-stdin-closes", hidden = true, description = "end when stdin ends")
  private boolean untilStdinCloses = false;

  @Override
  public Integer call() throws Exception {
    HubSettings settings = new HubSettings(data, databaseSettings(), Loopback.require(host), brokerPort, httpPort, restored);
    Path log = LogFile.open(data, "hub");
    Hub hub = Hub.start(settings);
    Lifetime.run(
        hub,
        () -> announce(hub, log),
        () -> {
          throw new Failure("the hub stopped by itself: " + hub.awaitStop());
        },
        untilStdinCloses);
    return 0;
  }

  private void announce(Hub hub, Path log) {
    var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    out.printf("hub ready: http://127.0.0.1:%d/ broker %s%n", hub.httpPort(), hub.brokerAddress());
    out.printf("data in %s, log in %s, Ctrl-C ends it%n", data, log);
    out.flush();
  }

  private DatabaseSettings databaseSettings() {
    if (database == null) {
      return DatabaseSettings.derby(data.resolve("database"), DATABASE_CONNECTIONS);
    }
    return new DatabaseSettings(database, databaseUser, password(), DATABASE_CONNECTIONS);
  }

  private @Nullable String password() {
    try {
      return databasePasswordFile == null ? null : Files.readString(databasePasswordFile).strip();
    } catch (IOException e) {
      throw new Failure("cannot read the database password from %s: --db-password-file names a readable file with one line".formatted(databasePasswordFile), e);
    }
  }
}
