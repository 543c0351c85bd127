package de.kassenbote.cli.support;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.Endpoints;
import de.kassenbote.cli.client.ExitCodes;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.hub.NewSecretFile;
import de.kassenbote.cli.terminal.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Gathers what helps to find a fault of a hub or a till, whether it runs or not. */
@Command(name = "support-bundle", mixinStandardHelpOptions = true)
public final class SupportBundle implements Callable<Integer> {
  private static final Path HUB_DATA = Path.of("data", "hub");
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--till")
  private boolean till = false;

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable Path data;

  @Option(names = "--url", paramLabel = "URL")
  private @Nullable URI url;

  @Option(names = "--token-file", paramLabel = "FILE")
  private @Nullable Path tokenFile;

  @Option(names = "--out", paramLabel = "FILE")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    Instant now = Clock.systemUTC().instant();
    Path file = out == null ? Path.of("support-" + STAMP.format(now) + ".zip") : out;
    if (Files.exists(file)) {
      throw new Failure(text("file-exists", file));
    }
    DataDirectory directory = directory();
    String token = token(directory);
    Redaction redaction = new Redaction(secrets(token));
    Answers app = new Answers(new Rest(address(), token, till ? text("noun.till") : text("noun.hub")), redaction);
    Path unfinished = Path.of(file + ".unfinished");
    Files.deleteIfExists(unfinished);
    List<String> lacking = new ArrayList<>();
    try (NewSecretFile secret = NewSecretFile.at(unfinished)) {
      secret.fill(stream -> {
        Bundle bundle = new Bundle(stream);
        gather(bundle, directory, app, redaction);
        bundle.end("about.txt", "Kassenbote: support bundle of a %s, made at %s%n".formatted(who(), now), redaction);
        lacking.addAll(bundle.lacking());
      });
      secret.keepAs(file);
    }
    System.out.println(file);
    lacking.forEach(line -> spec().commandLine().getErr().println(text("support.lacks", line)));
    return lacking.isEmpty() ? 0 : ExitCodes.PARTIAL;
  }

  private void gather(Bundle bundle, DataDirectory directory, Answers app, Redaction redaction) throws IOException {
    bundle.add("program.txt", () -> redaction.of(Program.text(String.join(" ", spec().root().version()))));
    bundle.add("environment.txt", () -> redaction.of(Program.environment(System.getenv())));
    bundle.add("health.json", app::health);
    bundle.add("metrics.txt", () -> app.plain("/metrics"));
    bundle.add("threads.txt", () -> app.plain("/threads"));
    bundle.add("sync-log.json", app::syncLog);
    if (till) {
      bundle.add("status.json", () -> app.json("/api/v1/status"));
    } else {
      bundle.add("settings.json", () -> app.json("/api/v1/settings"));
      bundle.add("figures.json", () -> app.json("/api/v1/samples/now"));
      bundle.add("fleet.json", () -> app.json("/api/v1/fleet"));
      bundle.add("tills.json", () -> app.json("/api/v1/tills"));
      bundle.add("dead-letter-groups.json", app::deadLetterGroups);
    }
    bundle.add("files.csv", () -> redaction.of(directory.files()));
    for (Path log : directory.logs()) {
      bundle.add("log/" + log.getFileName(), () -> redaction.ofLog(DataDirectory.endOf(log)));
    }
  }

  private DataDirectory directory() {
    DataDirectory directory = new DataDirectory(till ? named() : Objects.requireNonNullElse(data, HUB_DATA));
    if (!directory.isThere()) {
      throw new Failure(text("support.no-directory", directory.path()));
    }
    return directory;
  }

  private Path named() {
    if (data == null) {
      throw new ParameterException(spec().commandLine(), text("support.name-data"));
    }
    return data;
  }

  /** Without one a hub answers part of the questions. */
  private @Nullable String token(DataDirectory directory) throws IOException {
    Path file = tokenFile == null ? directory.path().resolve("operator-token") : tokenFile;
    return !till && Files.isReadable(file) ? Files.readString(file).strip() : null;
  }

  private List<String> secrets(@Nullable String token) throws IOException {
    List<String> secrets = new ArrayList<>();
    if (token != null) {
      secrets.add(token);
    }
    String passwordFile = System.getenv("KASSENBOTE_DATABASE_PASSWORD_FILE");
    if (passwordFile != null && Files.isReadable(Path.of(passwordFile))) {
      secrets.add(Files.readString(Path.of(passwordFile)));
    }
    return secrets;
  }

  private URI address() {
    return Objects.requireNonNullElse(url, URI.create("http://127.0.0.1:" + (till ? Endpoints.TILL_HTTP_PORT : Endpoints.HUB_HTTP_PORT)));
  }

  private String who() {
    return till ? "till" : "hub";
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }
}
