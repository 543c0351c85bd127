package de.kassenbote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebServerTest {
  private static final int MAX_BODY = 1_000;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static WebServer server;

  @BeforeAll
  static void start() {
    server = WebServer.onLoopback(0, MAX_BODY, new ObjectMapper(), config -> {}, WebServerTest::routes);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void routes(RoutesConfig routes) {
    routes.post("/echo", ctx -> ctx.result(ctx.body()));
    routes.get("/refuse", ctx -> {
      throw HttpProblem.unprocessable("3 is odd; allowed are even numbers");
    });
    routes.get("/fault", ctx -> {
      throw new IllegalStateException("secret of the inside");
    });
  }

  @Test
  void problemIsAnsweredAsOneSentence() throws Exception {
    HttpResponse<String> answer = get("/refuse");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).isEqualTo("{\"status\":422,\"message\":\"3 is odd; allowed are even numbers\"}");
  }

  @Test
  void faultOfOursShowsNothingOfTheInside() throws Exception {
    HttpResponse<String> answer = get("/fault");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
  }

  @Test
  void unknownPathIsAnsweredInTheSameShape() throws Exception {
    HttpResponse<String> answer = get("/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).startsWith("{\"status\":404,\"message\":");
  }

  @Test
  void bodyOfTwentyMegabytesIsRefusedWithTheLimit() throws Exception {
    HttpResponse<String> answer = send(request("/echo").POST(BodyPublishers.ofByteArray(new byte[20 << 20])));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("at most " + MAX_BODY + " are allowed");
  }

  @Test
  void bodyWithoutALengthIsBoundedToo() throws Exception {
    HttpResponse<String> answer =
        send(request("/echo").POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[50_000]))));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void requestOfAPageElsewhereIsRefused() throws Exception {
    assertThat(send(request("/refuse").header("Origin", "https://shop.example")).statusCode()).isEqualTo(403);
    assertThat(send(request("/refuse").header("Origin", "http://127.0.0.1:" + server.port())).statusCode()).isEqualTo(422);
  }

  @Test
  void requestUnderAnotherHostNameIsRefused() throws Exception {
    assertThat(firstLine("evil.example")).contains(" 403 ");
    assertThat(firstLine("localhost:" + server.port())).contains(" 422 ");
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    Optional<InetAddress> outside =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
            .findFirst();

    assertThat(outside.filter(this::answers)).isEmpty();
    assertThat(answers(InetAddress.getByName("127.0.0.1"))).isTrue();
  }

  @Test
  void busyPortIsNamed() {
    int port = server.port();

    assertThatThrownBy(() -> WebServer.onLoopback(port, MAX_BODY, new ObjectMapper(), c -> {}, r -> {}))
        .hasMessageContaining("HTTP port " + port + " on 127.0.0.1 is in use");
  }

  private boolean answers(InetAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, server.port()), 500);
      return true;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static String firstLine(String host) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream()
          .write(("GET /refuse HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
