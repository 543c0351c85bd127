package de.kassenbote.cli.client;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.routes.contract.Contract;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP with one server. An error answer is an {@link Refused}; a server that does not answer, an {@link Away}. */
public final class Rest {
  private static final ObjectMapper JSON = Contract.mapper();
  private static final int MAX_NAME = 54;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI base;
  private final @Nullable String token;
  private final String who;
  private final @Nullable Long end;

  /**
   * @param who what is there, for messages, such as "hub"
   * @param token sent as bearer token when present
   */
  public Rest(URI base, @Nullable String token, String who) {
    this(base, token, who, (SSLContext) null);
  }

  /**
   * @param trusted whose certificates are trusted with https; absent = those that Java trusts
   */
  Rest(URI base, @Nullable String token, String who, @Nullable SSLContext trusted) {
    this(client(trusted), base, token, who, null);
  }

  /**
   * @param end by when everything must be answered, by {@link System#nanoTime}; absent = each request has its time
   */
  private Rest(HttpClient http, URI base, @Nullable String token, String who, @Nullable Long end) {
    this.http = http;
    this.base = base;
    this.token = token;
    this.who = who;
    this.end = end;
  }

  /** The same server, which is taken for away once that time from now is over, however many requests there are. */
  public Rest within(Duration time) {
    return new Rest(http, base, token, who, System.nanoTime() + time.toNanos());
  }

  private static HttpClient client(@Nullable SSLContext trusted) {
    HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5));
    return trusted == null ? client.build() : client.sslContext(trusted).build();
  }

  public URI base() {
    return base;
  }

  public JsonNode get(String path) {
    return send(request(path).GET());
  }

  /** An answer that is no JSON. */
  public String plain(String path) {
    HttpResponse<byte[]> response = exchange(request(path).GET().build(), BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw refused(response.statusCode(), response.body());
    }
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** How an app says that it is: the same body whether it is well, or answers with 503. */
  public JsonNode report(String path) {
    HttpResponse<byte[]> response = exchange(request(path).GET().build(), BodyHandlers.ofByteArray());
    return response.statusCode() == 503 ? read(response.body()) : answer(response);
  }

  public JsonNode post(String path, JsonNode body, Map<String, String> headers) {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    headers.forEach(request::header);
    return send(request.POST(BodyPublishers.ofByteArray(Contract.write(body))));
  }

  public JsonNode post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  public JsonNode put(String path, JsonNode body) {
    return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(Contract.write(body))));
  }

  public void delete(String path) {
    send(request(path).DELETE());
  }

  /** Sends a file as it is. */
  public JsonNode postFile(String path, Path file) {
    try {
      return send(request(path).header("Content-Type", "text/csv").POST(BodyPublishers.ofFile(file)));
    } catch (FileNotFoundException e) {
      throw new Failure(text("no-such-file", file), e);
    }
  }

  /** Has something made and writes it to {@code to} as it comes; making it may take an hour. */
  public void download(String path, OutputStream to) throws IOException {
    HttpRequest request = request(path).POST(BodyPublishers.noBody()).timeout(Duration.ofHours(1)).build();
    try (InputStream body = stream(request)) {
      body.transferTo(to);
    }
  }

  private InputStream stream(HttpRequest request) throws IOException {
    HttpResponse<InputStream> response = exchange(request, BodyHandlers.ofInputStream());
    if (response.statusCode() / 100 == 2) {
      return response.body();
    }
    try (InputStream body = response.body()) {
      throw refused(response.statusCode(), body.readAllBytes());
    }
  }

  /** A value for the query part of a path. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** A value for a part of a path. */
  public static String segment(String value) {
    return encoded(value).replace("+", "%20");
  }

  /** The query part of a path: names and values by turns; what is absent is left out. */
  public static String query(@Nullable String... namesAndValues) {
    StringJoiner query = new StringJoiner("&");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String value = namesAndValues[i + 1];
      if (value != null) {
        query.add(namesAndValues[i] + "=" + encoded(value));
      }
    }
    return query.toString();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Accept", "application/json");
    return token == null ? request : request.header("Authorization", "Bearer " + token).header("X-Operator", operator());
  }

  /** Who does it, for the record; what a header cannot hold is told without it. */
  private static String operator() {
    String name = System.getProperty("user.name", "").replaceAll("[^!-~]", "?");
    return name.isEmpty() ? "operator" : name.substring(0, Math.min(name.length(), MAX_NAME));
  }

  private JsonNode send(HttpRequest.Builder request) {
    return answer(exchange(request.build(), BodyHandlers.ofByteArray()));
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return end == null ? http.send(request, body) : answered(http.sendAsync(request, body), end - System.nanoTime());
    } catch (SSLHandshakeException e) {
      throw new Failure(text("not-trusted", base), e);
    } catch (IOException | TimeoutException e) {
      throw new Away(text("nothing-answers", who, base), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(text("interrupted", who), e);
    }
  }

  /** With its body, which the time-out of a request leaves out. */
  private static <T> HttpResponse<T> answered(CompletableFuture<HttpResponse<T>> answer, long nanos) throws IOException, InterruptedException, TimeoutException {
    try {
      return answer.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private JsonNode answer(HttpResponse<byte[]> response) {
    if (response.statusCode() / 100 != 2) {
      throw refused(response.statusCode(), response.body());
    }
    return read(response.body());
  }

  private Refused refused(int status, byte[] body) {
    JsonNode told = ifJson(body);
    JsonNode message = told.path("message");
    return new Refused(status, message.isTextual() ? message.textValue() : text("answered-status", who, base, status), told);
  }

  private JsonNode read(byte[] body) {
    try {
      return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (IOException e) {
      throw new Failure(text("not-ours", base, who), e);
    }
  }

  /** What is not JSON is not from us. */
  private static JsonNode ifJson(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }
}
