package de.kassenbote.cli.demo;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.hub.ImportJob;
import de.kassenbote.cli.log.LogFile;
import de.kassenbote.cli.process.AppProcess;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.cli.terminal.Progress;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.TillId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The demo's hub: a process, and the operator's way to talk to it. */
final class DemoHub implements AutoCloseable {
  static final String CATALOG = "Sortiment";

  private final AppProcess process;
  private final AppProcess.Ready ready;
  private final Rest rest;

  private DemoHub(AppProcess process, AppProcess.Ready ready, Rest rest) {
    this.process = process;
    this.ready = ready;
    this.rest = rest;
  }

  static DemoHub start(Path directory, List<String> databaseOptions, Consumer<String> say) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("hub", "run", "--data", "hub", "--broker-port", "0", "--http-port", "0", "--https-port", "0"));
    arguments.addAll(databaseOptions);
    AppProcess process = AppProcess.start(text("noun.hub"), directory, List.of("-Xmx1g"), arguments);
    try {
      AppProcess.Ready ready = process.awaitReady(LogFile.of(directory.resolve("hub"), "hub"), say);
      String token = Files.readString(directory.resolve("hub").resolve("operator-token")).strip();
      return new DemoHub(process, ready, new Rest(URI.create("http://127.0.0.1:" + ready.httpPort()), token, text("noun.hub")));
    } catch (IOException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  URI page() {
    return rest.base().resolve("/");
  }

  /** With which to log in there. */
  String administratorsPassword() {
    return rest.post("/api/v1/people/admin/reset-password").path("password").asText();
  }

  int brokerPort() {
    return ready.brokerPort();
  }

  JsonNode fleet() {
    return rest.get("/api/v1/fleet");
  }

  void importFile(String kind, Path file, String query) throws InterruptedException {
    JsonNode begun = rest.postFile("/api/v1/imports/" + kind + query, file);
    ImportJob.Result result = ImportJob.follow(rest, begun, Progress.of(text("demo.importing", kind), -1));
    if (!result.isDone()) {
      throw new Failure(text("demo.not-imported", file, String.join("; ", result.errors())));
    }
  }

  /** Makes a till known, and the code by which a machine becomes it. */
  EnrolmentCode addTill(TillId id) {
    ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("id", id.value()).put("suppliers", true).put("stock", true);
    wanted.putArray("catalogs").add(CATALOG);
    wanted.putArray("customerGroups").add("Stammkunden");
    rest.post("/api/v1/tills", wanted, Map.of());
    ObjectNode code = JsonNodeFactory.instance.objectNode().put("till", id.value());
    return EnrolmentCode.parse(rest.post("/api/v1/enrolment-codes", code, Map.of()).path("code").asText());
  }

  @Override
  public void close() {
    process.close();
  }
}
