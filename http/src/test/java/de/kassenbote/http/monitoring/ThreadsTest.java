package de.kassenbote.http.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.kassenbote.http.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  @Test
  void everyThreadIsToldWithWhatItDoes() throws Exception {
    try (WebServer server = WebServer.onLoopback(0, 1000, new ObjectMapper(), config -> {}, Threads::register)) {
      HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/threads")).build();
      String told = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
      assertThat(told).contains(Thread.currentThread().getName() + ": ", ThreadsTest.class.getName() + ".everyThreadIsTold");
    }
  }
}
