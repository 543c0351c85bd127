package de.kassenbote.hub;

import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EnrolmentCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A whole hub in this JVM, on any free ports, and its operator. */
final class RunningHub implements AutoCloseable {
  private final Path data;
  private final Hub hub;
  private final HttpClient client = HttpClient.newHttpClient();

  RunningHub(Path data) {
    this(data, 0);
  }

  RunningHub(Path data, int brokerPort) {
    this(data, DatabaseSettings.derby(data.resolve("database")), brokerPort);
  }

  RunningHub(Path data, DatabaseSettings database) {
    this(data, database, 0);
  }

  private RunningHub(Path data, DatabaseSettings database, int brokerPort) {
    this.data = data;
    this.hub = Hub.start(HubSettings.onLoopback(data, database, brokerPort, 0, 0));
  }

  int httpPort() {
    return hub.httpPort();
  }

  /** Of the administrator that this start made. */
  String firstPassword() {
    return hub.firstAdministrator().orElseThrow().password();
  }

  boolean hasMadeAnAdministrator() {
    return hub.firstAdministrator().isPresent();
  }

  List<String> routes() {
    return hub.routes();
  }

  int brokerPort() {
    return hub.brokerPort();
  }

  int httpsPort() {
    return hub.httpsPort();
  }

  /** Adds it, and makes a machine it. */
  EnrolledTill add(String till) throws Exception {
    made("/api/v1/tills", "{\"id\":\"" + till + "\"}");
    return enrol(till);
  }

  EnrolledTill enrol(String till) throws Exception {
    return EnrolledTill.by(code("{\"till\":\"" + till + "\"}"), till);
  }

  EnrolmentCode code(String whom) throws Exception {
    String answer = made("/api/v1/enrolment-codes", whom);
    return EnrolmentCode.parse(Contract.mapper().readTree(answer).path("code").asText());
  }

  private String made(String path, String body) throws Exception {
    HttpResponse<String> answer = send("POST", path, body, token());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
    return answer.body();
  }

  String token() throws IOException {
    return Files.readString(data.resolve("operator-token")).strip();
  }

  HttpResponse<String> send(String method, String path, String body, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.httpPort() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** As the operator makes it. */
  Path backUpTo(Path file) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.httpPort() + "/api/v1/backups"))
            .POST(BodyPublishers.noBody())
            .header("Authorization", "Bearer " + token())
            .build();
    HttpResponse<Path> answer = client.send(request, BodyHandlers.ofFile(file));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(Files.readString(file));
    }
    return file;
  }

  @Override
  public void close() {
    hub.close();
  }
}
