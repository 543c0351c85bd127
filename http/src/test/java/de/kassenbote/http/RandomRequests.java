package de.kassenbote.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Sends a server what no client of ours would: wrong types, broken JSON, paths with tricks, odd headers, other methods, bodies that are
 * huge or shorter than told. Each seed is one run that can be had again. Requests go over a bare connection, for a client would refuse
 * to send most of them.
 */
public final class RandomRequests {
  /** How many a run has; more by {@code -Dkassenbote.requests=50000}. */
  public static final int COUNT = Integer.getInteger("kassenbote.requests", 5_000);

  private static final int PATIENCE_MILLIS = 30_000;
  private static final List<String> METHODS = List.of("GET", "GET", "POST", "POST", "POST", "PUT", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "CONNECT", "QUERY", "FOO", "get");
  private static final List<String> PARTS = List.of("K01", "k 1", "0", "-1", "999999999999999999999", "..", "%2e%2e", "%2F", "%00", "%zz", "%", "a;b=c", "'--", "%F0%9F%98%80", "%ff", "x".repeat(3_000), "{}", "*", "", "admin", "standard", "1");
  private static final List<String> VALUES = List.of("null", "true", "-1", "1e400", "9223372036854775808", "\"\"", "\"x\"", "[]", "{}", "[[[[]]]]", "\"\\u0000\"", "\"\\ud800\"", "\"2026-13-45\"", "0.1", "\"K01\"", "[null]", "\"" + "y".repeat(5_000) + "\"");
  private static final List<String> FIELDS = List.of("id", "name", "roles", "password", "lines", "payments", "till", "branch", "zone", "catalogs", "prices", "from", "to", "reason", "content", "kind", "prefix", "article", "quantity", "number", "key");
  private static final List<String> PARAMETERS = List.of("limit", "from", "to", "till", "q", "sort", "state", "figure", "day", "lang", "show", "dryRun", "after", "before", "id", "catalog", "decimal", "rate");
  private static final List<String> TYPES = List.of("application/json", "application/json", "application/json", "text/csv", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense", "text/plain; charset=none", "");

  private final int port;
  private final List<String> routes;
  private final Random random;
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  /**
   * @param routes what {@link WebServer#routes} says
   */
  public RandomRequests(int port, List<String> routes, long seed) {
    this.port = port;
    this.routes = List.copyOf(routes);
    this.random = new Random(seed);
  }

  /**
   * Sends so many.
   *
   * @param headers of every request, a line each, such as the one that says who asks
   */
  public void send(int count, List<String> headers) throws IOException {
    for (int i = 0; i < count; i++) {
      byte[] request = request(headers);
      int status = exchange(request);
      statuses.merge(status, 1, Integer::sum);
      if (status >= 500 || status < 0) {
        faults.add(status + " for " + shown(request));
      }
    }
  }

  /** How many were answered with which status; 0 = the server closed the connection without an answer. */
  public Map<Integer, Integer> statuses() {
    return statuses;
  }

  /** What was answered with a fault of the server's, or not within half a minute. */
  public List<String> faults() {
    return faults;
  }

  private byte[] request(List<String> headers) throws IOException {
    String[] route = one(routes).split(" ", 2);
    String method = random.nextInt(3) == 0 ? one(METHODS) : route[0];
    byte[] body = method.equals("GET") && random.nextInt(4) != 0 ? new byte[0] : body();
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    line(request, method + " " + path(route[1]) + " HTTP/1.1");
    line(request, "Host: " + (random.nextInt(50) == 0 ? one(List.of("evil.example", "", "127.0.0.1:x", "[::1")) : "127.0.0.1"));
    line(request, "Connection: close");
    for (String header : headers) {
      line(request, header);
    }
    oddHeaders(request);
    boolean chunked = body.length > 0 && random.nextInt(12) == 0;
    line(request, chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length(body));
    line(request, "");
    if (chunked) {
      line(request, Integer.toHexString(body.length));
    }
    request.write(body);
    if (chunked) {
      line(request, "");
      line(request, random.nextInt(4) == 0 ? "zz" : "0");
      line(request, "");
    }
    return request.toByteArray();
  }

  /** Now and then another one than the body has. */
  private String length(byte[] body) {
    return switch (random.nextInt(40)) {
      case 0 -> "-5";
      case 1 -> "99999999999";
      case 2 -> "ten";
      default -> String.valueOf(body.length);
    };
  }

  private String path(String route) {
    StringBuilder path = new StringBuilder();
    for (String part : route.substring(1).split("/", -1)) {
      path.append('/').append(part.startsWith("{") || random.nextInt(15) == 0 ? one(PARTS) : part);
    }
    switch (random.nextInt(20)) {
      case 0 -> path.insert(0, "/");
      case 1 -> path.append('/');
      case 2 -> path.insert(0, "/assets/..");
      case 3 -> path.insert(0, "http://127.0.0.1");
      case 4 -> path.append("#x");
      default -> { }
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      path.append(path.indexOf("?") < 0 ? '?' : '&').append(one(PARAMETERS)).append('=').append(one(PARTS));
    }
    return path.toString();
  }

  private byte[] body() {
    return switch (random.nextInt(12)) {
      case 0 -> new byte[0];
      case 1 -> bytes(random.nextInt(2_000));
      case 2 -> (json(0) + json(0)).getBytes(StandardCharsets.UTF_8);
      case 3 -> json(0).substring(1).getBytes(StandardCharsets.UTF_8);
      case 4 -> "[".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
      case 5 -> "article;name;price_gross;tax_rate\nB1;x;1;7\n".getBytes(StandardCharsets.UTF_8);
      case 6 -> random.nextInt(8) == 0 ? bytes(3 << 20) : "a=%zz&csrf=1&name=x&password=y".getBytes(StandardCharsets.US_ASCII);
      case 7 -> one(VALUES).getBytes(StandardCharsets.UTF_8);
      default -> json(0).getBytes(StandardCharsets.UTF_8);
    };
  }

  private String json(int depth) {
    StringBuilder json = new StringBuilder("{");
    for (int i = random.nextInt(5); i >= 0; i--) {
      json.append('"').append(one(FIELDS)).append("\":").append(depth < 2 && random.nextInt(4) == 0 ? "[" + json(depth + 1) + "]" : one(VALUES)).append(i == 0 ? "" : ",");
    }
    return json.append('}').toString();
  }

  private void oddHeaders(ByteArrayOutputStream request) throws IOException {
    line(request, "Content-Type: " + one(TYPES));
    switch (random.nextInt(14)) {
      case 0 -> line(request, "Origin: https://evil.example");
      case 1 -> line(request, "Accept-Language: " + one(List.of(";;;", "*", "de;q=x", "zz-ZZ-" + "a".repeat(50))));
      case 2 -> line(request, "Cookie: " + one(List.of("=", "kassenbote-session", "kassenbote-session=\"", "a=b;;;;c", "kassenbote-session=" + "f".repeat(4_000))));
      case 3 -> line(request, "X-Operator: " + one(List.of("", "a".repeat(500), "\u0001", "ä")));
      case 4 -> line(request, "X-Forwarded-For: 192.0.2." + random.nextInt(200));
      case 5 -> line(request, "Accept-Encoding: gzip, br, nonsense;q=2");
      case 6 -> line(request, "Content-Encoding: gzip");
      case 7 -> line(request, "Range: bytes=5-1");
      case 8 -> line(request, "X-Long: " + "z".repeat(9_000));
      case 9 -> line(request, "If-Modified-Since: yesterday");
      case 10 -> line(request, "X-HTTP-Method-Override: DELETE");
      default -> { }
    }
  }

  /** The status; 0 = closed without one, -1 = nothing within the patience. */
  private int exchange(byte[] request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        OutputStream out = socket.getOutputStream();
        out.write(request);
        out.flush();
        socket.shutdownOutput();
      } catch (IOException e) {
        // it was refused before it was read; perhaps an answer came
      }
      return status(socket.getInputStream());
    } catch (SocketTimeoutException e) {
      return -1;
    }
  }

  /** Of the first line; a stream of events never ends. */
  private static int status(InputStream in) throws IOException {
    try {
      String first = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
      return first.startsWith("HTTP/1.1 ") ? Integer.parseInt(first.substring(9)) : 0;
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return 0;
    }
  }

  private static String shown(byte[] request) {
    return new String(request, 0, Math.min(request.length, 700), StandardCharsets.ISO_8859_1);
  }

  private static void line(ByteArrayOutputStream request, String line) throws IOException {
    request.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
