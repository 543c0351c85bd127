package de.kassenbote.systemtest.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.process.AppProcess;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.TillId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hub as a process of its own, on one data directory and the same ports each time it is started. */
public final class HubProcess extends App {
  private final Path directory;
  private final DatabaseSettings database;
  private final int brokerPort = FreePort.next();
  private final int httpPort = FreePort.next();
  private final int httpsPort = FreePort.next();

  /** On Derby in its data directory. */
  public HubProcess(Path directory) {
    this(directory, DatabaseSettings.derby(directory.resolve("hub").resolve("database")));
  }

  public HubProcess(Path directory, DatabaseSettings database) {
    this.directory = directory;
    this.database = database;
  }

  @Override
  public String name() {
    return "hub";
  }

  /**
   * @param options of {@code hub run}, this time
   */
  public HubProcess start(String... options) {
    return startWith(List.of(), options);
  }

  public HubProcess startWith(List<String> jvmOptions, String... options) {
    launch(jvmOptions, options);
    awaitReady();
    return this;
  }

  @Override
  AppProcess begin(List<String> jvmOptions, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of("hub", "run", "--data", "hub"));
    arguments.addAll(List.of("--broker-port", String.valueOf(brokerPort), "--http-port", String.valueOf(httpPort), "--https-port", String.valueOf(httpsPort)));
    if (!database.jdbcUrl().startsWith("jdbc:derby:")) {
      arguments.addAll(List.of("--db", database.jdbcUrl(), "--db-user", String.valueOf(database.user())));
    }
    arguments.addAll(options);
    return Distribution.start("hub", directory, jvmOptions, arguments);
  }

  public DatabaseSettings database() {
    return database;
  }

  @Override
  public Path data() {
    return directory.resolve("hub");
  }

  public int brokerPort() {
    return brokerPort;
  }

  public int httpPort() {
    return httpPort;
  }

  public Rest rest() {
    try {
      String token = Files.readString(data().resolve("operator-token")).strip();
      return new Rest(URI.create("http://127.0.0.1:" + httpPort), token, "hub");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public FreeTill addTill(String id, String... catalogs) {
    ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("id", id).put("stock", true);
    List.of(catalogs).forEach(wanted.putArray("catalogs")::add);
    return FreeTill.add(rest(), wanted);
  }

  public void rename(String article, String name) {
    ObjectNode known = (ObjectNode) rest().get("/api/v1/articles/" + article);
    rest().put("/api/v1/articles/" + article, known.put("name", name));
  }

  /** The operator's command, which must succeed. */
  public void command(String... arguments) {
    List<String> all = new ArrayList<>(List.of("hub"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--data", "hub", "--http-port", String.valueOf(httpPort)));
    Distribution.Ended ended = Distribution.run(directory, all.toArray(String[]::new));
    if (ended.exitCode() != 0) {
      throw new AssertionError(ended.toString());
    }
  }

  /** Takes a till from its machine, for another one. */
  public FreeTill replaceTill(TillId id) {
    return new FreeTill(id, EnrolmentCode.parse(rest().post("/api/v1/tills/" + id + "/replace", JsonNodeFactory.instance.objectNode(), Map.of()).path("code").asText()));
  }

  /** Waits until a heartbeat from now on says that the till's catalogs are as new as the hub's. */
  public void awaitCurrent(TillId id) {
    Instant began = Instant.now();
    Shop.until(
        "the catalogs of till %s are the hub's".formatted(id),
        () -> Instant.parse(till(id).path("catalogCurrentAt").asText(Instant.MIN.toString())).isAfter(began));
  }

  /** The hub's view of one till. */
  public JsonNode till(TillId id) {
    for (JsonNode till : rest().get("/api/v1/fleet").path("tills")) {
      if (till.path("till").asText().equals(id.value())) {
        return till;
      }
    }
    throw new AssertionError("the hub does not know till " + id);
  }
}
