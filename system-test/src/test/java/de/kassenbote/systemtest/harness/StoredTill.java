package de.kassenbote.systemtest.harness;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.process.AppProcess;
import de.kassenbote.routes.contract.TillId;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A till that was enrolled long ago: a process on the data directory that it left, with a hub that has moved to another port. */
public final class StoredTill extends App {
  private final Path directory;
  private final TillId id;
  private final int hubPort;
  private final int httpPort = FreePort.next();
  private final Rest rest = new Rest(URI.create("http://127.0.0.1:" + httpPort), null, "till");

  /**
   * @param directory that holds its data directory, which has its name
   */
  public StoredTill(Path directory, TillId id, int hubPort) {
    this.directory = directory;
    this.id = id;
    this.hubPort = hubPort;
  }

  @Override
  public String name() {
    return id.value();
  }

  @Override
  public Path data() {
    return directory.resolve(id.value());
  }

  @Override
  AppProcess begin(List<String> jvmOptions, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of("till", "run", "--data", id.value(), "--hub", "127.0.0.1:" + hubPort));
    arguments.addAll(List.of("--http-port", String.valueOf(httpPort)));
    arguments.addAll(options);
    return Distribution.start("till " + id, directory, jvmOptions, arguments);
  }

  public StoredTill start() {
    startAgain();
    return this;
  }

  public TillId id() {
    return id;
  }

  public String url() {
    return "http://127.0.0.1:" + httpPort;
  }

  public Rest rest() {
    return rest;
  }

  /** Entries that the hub has not confirmed, as far as the till knows. */
  public long unsent() {
    JsonNode status = rest.get("/api/v1/status");
    return status.path("unsent").path("count").longValue();
  }
}
