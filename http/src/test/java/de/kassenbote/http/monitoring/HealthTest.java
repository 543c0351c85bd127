package de.kassenbote.http.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.kassenbote.http.WebServer;
import io.micrometer.core.instrument.Tags;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Metrics metrics = new Metrics(Tags.of("till", "K07"));
  private Finding database = Finding.up("answers");
  private Finding broker = Finding.up("runs");
  private Finding link = Finding.up("linked");
  private WebServer server;

  @BeforeEach
  void serve() {
    Health health =
        new Health()
            .part("database", Need.TO_WORK, () -> database)
            .part("broker", Need.TO_LIVE, () -> broker)
            .part("link", Need.NO, () -> link)
            .part("riddle", Need.NO, () -> {
              throw new IllegalStateException("password=secret");
            });
    health.bindTo(metrics.registry());
    server =
        WebServer.onLoopback(0, 1_000, new ObjectMapper(), config -> {}, routes -> {
          health.register(routes);
          metrics.register(routes);
        });
  }

  @AfterEach
  void stop() {
    server.close();
    metrics.close();
  }

  @Test
  void everyPartIsToldByNameAlsoOneThatCannotBeAsked() throws Exception {
    link = Finding.down("no hub since noon");

    assertThat(get("/health").body())
        .isEqualTo(
            "{\"live\":true,\"ready\":true,\"parts\":{"
                + "\"database\":{\"status\":\"up\",\"needed\":\"to-work\",\"detail\":\"answers\"},"
                + "\"broker\":{\"status\":\"up\",\"needed\":\"to-live\",\"detail\":\"runs\"},"
                + "\"link\":{\"status\":\"down\",\"needed\":\"no\",\"detail\":\"no hub since noon\"},"
                + "\"riddle\":{\"status\":\"down\",\"needed\":\"no\",\"detail\":\"cannot be asked: IllegalStateException\"}}}");
  }

  @Test
  void aPartThatIsNotNeededLeavesTheAppReady() throws Exception {
    link = Finding.down("no hub");
    assertThat(codes()).isEqualTo("200 200 200");
  }

  @Test
  void aPartThatComesBackLeavesTheAppLive() throws Exception {
    database = Finding.down("away");
    assertThat(codes()).isEqualTo("503 503 200");
    database = Finding.up("answers");
    assertThat(codes()).isEqualTo("200 200 200");
  }

  @Test
  void aPartThatOnlyANewStartBringsBackIsTheEnd() throws Exception {
    broker = Finding.down("stopped");
    assertThat(codes()).isEqualTo("503 503 503");
  }

  @Test
  void everyPartIsAFigure() throws Exception {
    database = Finding.down("away");
    HttpResponse<String> answer = get("/metrics");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body().lines())
        .contains("kassenbote_part_up{part=\"database\",till=\"K07\"} 0.0", "kassenbote_part_up{part=\"broker\",till=\"K07\"} 1.0")
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"));
  }

  private String codes() throws Exception {
    return get("/health").statusCode() + " " + get("/health/ready").statusCode() + " " + get("/health/live").statusCode();
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
