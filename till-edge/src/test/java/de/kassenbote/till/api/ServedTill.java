package de.kassenbote.till.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.http.WebServer;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.link.LinkStatus;
import de.kassenbote.synclog.SyncLogApi;
import de.kassenbote.till.catalog.CustomerDirectory;
import de.kassenbote.till.sale.SellingTill;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The API over a real socket and a real database. Every answer is held against the description. */
final class ServedTill implements AutoCloseable {
  static final DescribedApi DESCRIBED = new DescribedApi();

  final SellingTill till;
  final AtomicInteger exchanges = new AtomicInteger();
  private final WebServer server;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ServedTill(Path directory, long lastNumber) {
    till = SellingTill.open(directory, lastNumber);
    TillApi api = new TillApi(services(till, exchanges::incrementAndGet));
    server = WebServer.onLoopback(0, TillApi.MAX_BODY_BYTES, Contract.mapper(), config -> {}, api::register);
  }

  static TillServices services(SellingTill till, Runnable exchangeNow) {
    return new TillServices(
        till.sales,
        till.receipts,
        till.journal,
        till.numbers,
        till.articles,
        new OneCustomer(),
        () -> SellingTill.SETTINGS,
        () -> new LinkStatus(LinkStatus.State.OFFLINE, SellingTill.NOW, SellingTill.NOW.plusSeconds(8), "the hub does not answer"),
        () -> Optional.of("the hub has other entries"),
        () -> Optional.of("the broker does not run"),
        exchangeNow,
        new SyncLogApi(till.database),
        Clock.fixed(SellingTill.NOW, ZoneOffset.UTC));
  }

  int port() {
    return server.port();
  }

  List<String> routes() {
    return server.routes();
  }

  record Answer(int status, JsonNode body) {
    String message() {
      return body.path("message").asText();
    }
  }

  Answer sell(String key, String body) {
    return send("POST", "/api/v1/receipts", request("/api/v1/receipts").header("Idempotency-Key", key).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  Answer post(String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = request(path).POST(body);
    return send("POST", path, headers.length == 0 ? request : request.headers(headers));
  }

  /**
   * @param described the path as the description has it
   */
  Answer get(String path, String described) {
    return send("GET", described, request(path).GET());
  }

  String text(String path) {
    try {
      return client.send(request(path).GET().build(), BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    till.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private Answer send(String method, String described, HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      JsonNode body = Contract.mapper().readTree(response.body());
      assertThat(DESCRIBED.faults(method, described, response.statusCode(), body)).as("%s %s: %s", method, described, body).isEmpty();
      return new Answer(response.statusCode(), body);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class OneCustomer implements CustomerDirectory {
    private static final Customer ANNA = new Customer("C1", 1, "Anna Beispiel", "regulars", null, null, "10115", "Berlin");

    @Override
    public Optional<Customer> byNumber(String number) {
      return Optional.of(ANNA).filter(c -> c.number().equals(number));
    }

    @Override
    public List<Customer> search(String text, int limit) {
      return ANNA.name().contains(text) ? List.of(ANNA) : List.of();
    }
  }
}
