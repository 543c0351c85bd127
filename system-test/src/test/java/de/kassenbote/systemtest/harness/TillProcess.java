package de.kassenbote.systemtest.harness;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.demo.LineProxy;
import de.kassenbote.cli.process.AppProcess;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.TillFile;
import de.kassenbote.routes.contract.TillId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A till as a process of its own, with its line to the hub; on the same data and port each time it is started. */
public final class TillProcess implements App, AutoCloseable {
  private static final Duration START = Duration.ofMinutes(5);

  private final TillId id;
  private final Path directory;
  private final LineProxy line;
  private final int httpPort = FreePort.next();
  private final Rest rest;
  private volatile @Nullable AppProcess process;

  /**
   * @param file as the hub made it
   */
  public TillProcess(Path directory, TillFile file, int hubPort) {
    this.id = file.till();
    this.directory = directory;
    this.line = LineProxy.to("127.0.0.1", hubPort);
    this.rest = new Rest(URI.create("http://127.0.0.1:" + httpPort), null, "till " + id);
    write(new TillFile(file.version(), "127.0.0.1:" + line.port(), id, file.epoch(), file.password(), file.settings()));
  }

  @Override
  public String name() {
    return id.value();
  }

  public TillProcess start() {
    return startWith(List.of());
  }

  public TillProcess startWith(List<String> jvmOptions) {
    launch(jvmOptions);
    return awaitReady();
  }

  @Override
  public void launch(List<String> jvmOptions) {
    List<String> arguments =
        List.of("till", "run", "--till-file", id + ".till", "--data", id.value(), "--http-port", String.valueOf(httpPort));
    process = Distribution.start("till " + id, directory, jvmOptions, arguments);
  }

  @Override
  public TillProcess awaitReady() {
    AppProcess started = process;
    if (started != null) {
      started.awaitReady(START);
    }
    return this;
  }

  @Override
  public boolean isAlive() {
    AppProcess running = process;
    return running != null && running.isAlive();
  }

  @Override
  public void kill() {
    AppProcess running = process;
    if (running != null) {
      running.kill();
      process = null;
    }
  }

  /** Stops it in order; the line stays. */
  public void stop() {
    AppProcess running = process;
    if (running != null) {
      running.close();
      process = null;
    }
  }

  @Override
  public void close() {
    stop();
    line.close();
  }

  public TillId id() {
    return id;
  }

  public LineProxy line() {
    return line;
  }

  public int httpPort() {
    return httpPort;
  }

  @Override
  public Path data() {
    return directory.resolve(id.value());
  }

  public Path file() {
    return directory.resolve(id + ".till");
  }

  public Rest rest() {
    return rest;
  }

  public JsonNode status() {
    return rest.get("/api/v1/status");
  }

  public boolean isOnline() {
    return status().path("link").path("state").asText().equals("online");
  }

  /** Entries that the hub has not confirmed, as far as the till knows. */
  public long unsent() {
    return status().path("unsent").path("count").longValue();
  }

  private void write(TillFile file) {
    try {
      Files.writeString(file(), Contract.text(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
