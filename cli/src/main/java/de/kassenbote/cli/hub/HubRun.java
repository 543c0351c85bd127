package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.Endpoints;
import de.kassenbote.cli.log.LogFile;
import de.kassenbote.cli.process.Lifetime;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.cli.terminal.LocalHost;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a hub in this process until it is asked to end. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class HubRun implements Callable<Integer> {
  /** One for each partition that is being recorded, and some for all else. */
  private static final int DATABASE_CONNECTIONS = 24;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data/hub")
  private Path data = Path.of("");

  @Option(names = "--db", paramLabel = "JDBC-URL", defaultValue = "${env:KASSENBOTE_DATABASE_URL}")
  private @Nullable String database;

  @Option(names = "--db-user", paramLabel = "NAME", defaultValue = "${env:KASSENBOTE_DATABASE_USER}")
  private @Nullable String databaseUser;

  @Option(names = "--db-password-file", paramLabel = "FILE", defaultValue = "${env:KASSENBOTE_DATABASE_PASSWORD_FILE}")
  private @Nullable Path databasePasswordFile;

  @Option(names = "--broker-port", paramLabel = "PORT", defaultValue = Endpoints.HUB_BROKER_PORT)
  private int brokerPort = 0;

  @Option(names = "--http-port", paramLabel = "PORT", defaultValue = Endpoints.HUB_HTTP_PORT)
  private int httpPort = 0;

  @Option(names = "--https-port", paramLabel = "PORT", defaultValue = Endpoints.HUB_HTTPS_PORT)
  private int httpsPort = 0;

  @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1")
  private String host = "";

  @Option(names = "--name", paramLabel = "NAME", split = ",")
  private List<String> names = List.of();

  @Option(names = "--restored")
  private boolean restored = false;

  @Mixin private LogFile logFile = new LogFile();

  @Option(names = "--until-stdin-closes", hidden = true)
  private boolean untilStdinCloses = false;

  @Override
  public Integer call() throws Exception {
    HubSettings settings = new HubSettings(data, databaseSettings(), host, names(), brokerPort, httpPort, httpsPort, restored);
    Path log = logFile.open(data, "hub", Map.of());
    Hub hub = Hub.start(settings);
    Lifetime.run(
        hub,
        words(hub, log),
        () -> {
          throw new Failure(text("hub.stopped-by-itself", hub.awaitStop()));
        },
        untilStdinCloses);
    return 0;
  }

  private Lifetime.Words words(Hub hub, Path log) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<String> ready = new ArrayList<>();
    ready.add(text("hub.ready", hub.httpPort(), hub.brokerAddress(), hub.httpsAddress()));
    hub.firstAdministrator().ifPresent(admin -> ready.add(text("hub.first-administrator", admin.name(), admin.password())));
    ready.add(text("run.where", data, log));
    return new Lifetime.Words(out, ready, text("hub.stopped"));
  }

  /** On all addresses of a machine tills know it by its name, as long as nobody says another. */
  private List<String> names() {
    if (!names.isEmpty()) {
      return names;
    }
    boolean all = host.equals("0.0.0.0") || host.equals("::");
    return all ? List.of(LocalHost.name(), "localhost", "127.0.0.1") : List.of(host, "localhost", "127.0.0.1");
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
      throw new Failure(text("db-password-unreadable", databasePasswordFile), e);
    }
  }
}
