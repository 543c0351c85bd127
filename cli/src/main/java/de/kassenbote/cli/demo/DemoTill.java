package de.kassenbote.cli.demo;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.log.LogFile;
import de.kassenbote.cli.process.AppProcess;
import de.kassenbote.cli.terminal.LocalHost;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.till.enrolment.Enrolment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** One till of the demo: a process and its line to the hub. */
final class DemoTill implements AutoCloseable {
  private final TillId id;
  private final Path directory;
  private final LineProxy line;
  private final AppProcess process;
  private final Rest rest;
  private volatile String lineState = "ok";

  private DemoTill(TillId id, Path directory, LineProxy line, AppProcess process, Rest rest) {
    this.id = id;
    this.directory = directory;
    this.line = line;
    this.process = process;
    this.rest = rest;
  }

  /** As an operator does it: the machine is enrolled by its code, then it runs; its line to the hub is one that can be spoiled. */
  static DemoTill start(Path directory, TillId id, EnrolmentCode code, int hubPort, Consumer<String> say) throws IOException {
    new Enrolment(code, directory.resolve(id.value()), Clock.systemUTC()).enrol(id, LocalHost.name());
    LineProxy line = LineProxy.to("127.0.0.1", hubPort);
    AppProcess process =
        AppProcess.start(
            text("noun.till-of", id), directory, List.of("-Xmx512m"), List.of("till", "run", "--data", id.value(), "--hub", "127.0.0.1:" + line.port(), "--http-port", "0"));
    try {
      AppProcess.Ready ready = process.awaitReady(LogFile.of(directory.resolve(id.value()), id.value()), say);
      URI uri = URI.create("http://127.0.0.1:" + ready.httpPort());
      return new DemoTill(id, directory, line, process, new Rest(uri, null, text("noun.till-of", id)));
    } catch (RuntimeException e) {
      process.close();
      line.close();
      throw e;
    }
  }

  TillId id() {
    return id;
  }

  /** Of this till's own files. */
  Path data() {
    return directory.resolve(id.value());
  }

  Rest rest() {
    return rest;
  }

  JsonNode status() {
    return rest.get("/api/v1/status");
  }

  String lineState() {
    return lineState;
  }

  LineProxy line() {
    return line;
  }

  void showLine(String state) {
    lineState = state;
  }

  @Override
  public void close() {
    process.close();
    line.close();
  }
}
