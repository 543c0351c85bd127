package de.kassenbote.hub;

import de.kassenbote.database.DatabaseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A whole hub in a process of its own, which can be killed. */
final class KillableHub implements AutoCloseable {
  private final Path data;
  private final Process process;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  KillableHub(Path data) throws IOException {
    this.data = data;
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                KillableHub.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    port = ready(process.inputReader(StandardCharsets.UTF_8));
  }

  /** The hub's own process. */
  public static void main(String[] args) {
    Path data = Path.of(args[0]);
    Hub hub = Hub.start(HubSettings.onLoopback(data, DatabaseSettings.derby(data.resolve("database")), 0, 0, 0));
    System.out.println("ready " + hub.httpPort());
    hub.awaitStop();
  }

  String send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + Files.readString(data.resolve("operator-token")).strip())
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  /** {@code kill -9}. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static int ready(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready ")) {
        return Integer.parseInt(line.substring("ready ".length()));
      }
    }
    throw new IllegalStateException("the hub's process ended before it was ready");
  }
}
