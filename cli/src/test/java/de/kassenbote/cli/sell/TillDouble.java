package de.kassenbote.cli.sell;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.routes.contract.Contract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A till's HTTP API with everything around it left out, which can lose answers, have faults and change its prices. */
final class TillDouble implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Long> prices = new LinkedHashMap<>();
  private final Map<String, String> receipts = new LinkedHashMap<>();
  private final List<String> bodies = new ArrayList<>();
  private final AtomicInteger answersToLose = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();

  TillDouble() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  Rest rest() {
    return new Rest(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), null, "till");
  }

  TillDouble price(String article, long cents) {
    prices.put(article, cents);
    return this;
  }

  void loseAnswers(int number) {
    answersToLose.set(number);
  }

  void fail(int number) {
    faults.set(number);
  }

  /** Sold, by key. */
  Map<String, String> receipts() {
    return receipts;
  }

  List<String> bodies() {
    return bodies;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/api/v1/status")) {
      respond(exchange, 200, "{\"till\":\"K01\"}");
    } else if (path.startsWith("/api/v1/articles/")) {
      article(exchange, path.substring("/api/v1/articles/".length()));
    } else if (faults.getAndDecrement() > 0) {
      respond(exchange, 500, "{\"status\":500,\"message\":\"fault\"}");
    } else {
      receipt(exchange);
    }
  }

  private void article(HttpExchange exchange, String number) throws IOException {
    Long price = prices.get(number);
    if (price == null) {
      respond(exchange, 404, "{\"status\":404,\"message\":\"not in the catalog\"}");
    } else {
      respond(exchange, 200, "{\"article\":{},\"price\":{\"minor\":%d,\"currency\":\"EUR\"}}".formatted(price));
    }
  }

  private void receipt(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    bodies.add(body);
    long total = total(Contract.mapper().readTree(body));
    if (!receipts.containsKey(key)) {
      if (total < 0) {
        respond(exchange, 422, "{\"status\":422,\"message\":\"payments do not meet the total\"}");
        return;
      }
      receipts.put(key, "{\"number\":\"R-%d\",\"total\":{\"minor\":%d,\"currency\":\"EUR\"}}".formatted(receipts.size() + 1, total));
    }
    if (answersToLose.getAndDecrement() > 0) {
      exchange.close();
    } else {
      respond(exchange, 201, receipts.get(key));
    }
  }

  /** -1 when the payment does not meet it. */
  private long total(JsonNode request) {
    long total = 0;
    for (JsonNode line : request.path("lines")) {
      total += prices.get(line.path("article").asText()) * line.path("quantity").longValue();
    }
    return request.path("payments").path(0).path("amount").path("minor").longValue() == total ? total : -1;
  }

  private static void respond(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
