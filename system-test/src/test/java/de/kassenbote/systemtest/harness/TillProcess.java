package de.kassenbote.systemtest.harness;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.demo.LineProxy;
import de.kassenbote.cli.process.AppProcess;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.till.enrolment.Enrolled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A till as a process of its own, with its line to the hub; on the same data and port each time it is started. */
public final class TillProcess extends App {
  private final TillId id;
  private final Path directory;
  private final LineProxy line;
  private final int httpPort = FreePort.next();
  private final Rest rest;

  /** Makes this machine that till. */
  public TillProcess(Path directory, FreeTill till, int hubPort) {
    this(directory, till.id(), hubPort);
    till.enrol(data());
  }

  /** Over what is in the directory already. */
  public TillProcess(Path directory, TillId id, int hubPort) {
    this.id = id;
    this.directory = directory;
    this.line = LineProxy.to("127.0.0.1", hubPort);
    this.rest = new Rest(URI.create("http://127.0.0.1:" + httpPort), null, "till " + id);
  }

  /** From the next start on it is that installation, with what it sold before: for a hub that forgot all of it. */
  public void become(FreeTill till) {
    Path anew = directory.resolve(id + ".anew");
    till.enrol(anew);
    try {
      Trees.delete(data().resolve(Enrolled.FOLDER));
      Files.move(anew.resolve(Enrolled.FOLDER), data().resolve(Enrolled.FOLDER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    awaitReady();
    return this;
  }

  @Override
  AppProcess begin(List<String> jvmOptions, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of("till", "run", "--data", id.value()));
    arguments.addAll(List.of("--hub", "127.0.0.1:" + line.port(), "--http-port", String.valueOf(httpPort)));
    arguments.addAll(options);
    return Distribution.start("till " + id, directory, jvmOptions, arguments);
  }

  /** Stops it in order, and takes its line away. */
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

  /** What the hub told it when it became the till. */
  public Assignment assignment() {
    return Enrolled.in(data()).assignment();
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

  /** Begins {@code till rescue} from that directory into this till's own; the till does not run. */
  public Process beginRescue(Path from, List<String> jvmOptions) {
    return Distribution.begin(directory, jvmOptions, rescue(from));
  }

  /** Rescues from that directory into this till's own, which must succeed; returns what was said. */
  public String rescueFrom(Path from) {
    Distribution.Ended ended = Distribution.run(directory, rescue(from).toArray(String[]::new));
    if (ended.exitCode() != 0) {
      throw new AssertionError(ended.toString());
    }
    return ended.out();
  }

  private List<String> rescue(Path from) {
    return List.of("till", "rescue", "--data", from.toString(), "--into", id.value());
  }

  /** Entries that the hub has not confirmed, as far as the till knows. */
  public long unsent() {
    return status().path("unsent").path("count").longValue();
  }
}
