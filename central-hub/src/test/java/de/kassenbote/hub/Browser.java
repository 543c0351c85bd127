package de.kassenbote.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Contract;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a browser does with a hub: keeps the session's cookie, follows nothing by itself. One of them is one person's, or nobody's. */
final class Browser {
  private final String base;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> more = new LinkedHashMap<>();
  private @Nullable String cookie;
  private @Nullable String csrf;

  Browser(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /** The same session in another browser, perhaps at another server. */
  Browser at(int port) {
    Browser other = new Browser(port);
    other.cookie = cookie;
    other.csrf = csrf;
    return other;
  }

  /** A header with every request. */
  void tell(String header, String value) {
    more.put(header, value);
  }

  /** By the API; later writes show the CSRF token. */
  HttpResponse<String> login(String name, String password) throws Exception {
    HttpResponse<String> answer = send("POST", "/api/v1/login", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    keepToken(answer);
    return answer;
  }

  HttpResponse<String> changePassword(String old, String fresh) throws Exception {
    HttpResponse<String> answer = send("POST", "/api/v1/password", "{\"old\":\"%s\",\"password\":\"%s\"}".formatted(old, fresh));
    keepToken(answer);
    return answer;
  }

  HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, "");
  }

  HttpResponse<String> send(String method, String path, String body) throws Exception {
    return send(method, path, "application/json", body);
  }

  /** As a page's form sends it: names and values by turns. */
  HttpResponse<String> submit(String path, String... fields) throws Exception {
    Map<String, String> form = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    String body = form.entrySet().stream().map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    String token = csrf;
    csrf = null;
    try {
      return send("POST", path, "application/x-www-form-urlencoded", body);
    } finally {
      csrf = token;
    }
  }

  /** The status alone, also of an answer that never ends. */
  int status(String method, String path) throws Exception {
    HttpResponse<InputStream> answer = client.send(request(method, path, "application/json", method.equals("GET") ? "" : "{}"), BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }

  String csrf() {
    return String.valueOf(csrf);
  }

  void showToken(@Nullable String token) {
    csrf = token;
  }

  String cookie() {
    return String.valueOf(cookie);
  }

  private HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
    HttpResponse<String> answer = client.send(request(method, path, type, body), BodyHandlers.ofString());
    answer.headers().firstValue("Set-Cookie").ifPresent(c -> cookie = c.split(";", 2)[0]);
    return answer;
  }

  private HttpRequest request(String method, String path, String type, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60)).header("Content-Type", type).method(method, BodyPublishers.ofString(body));
    Optional.ofNullable(cookie).ifPresent(c -> request.header("Cookie", c));
    Optional.ofNullable(csrf).ifPresent(t -> request.header("X-CSRF-Token", t));
    more.forEach(request::header);
    return request.build();
  }

  private void keepToken(HttpResponse<String> answer) {
    if (answer.statusCode() == 200) {
      csrf = Contract.read(answer.body().getBytes(StandardCharsets.UTF_8), JsonNode.class).path("csrf").asText();
    }
  }
}
