package de.kassenbote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with a door on loopback and one with TLS. */
class SecureDoorTest {
  private static final MadeUpAuthority AUTHORITY = new MadeUpAuthority();
  private static WebServer server;

  @BeforeAll
  static void start() {
    Supplier<ServerKeys> keys = AUTHORITY::serverKeys;
    List<Door> doors = List.of(Door.onLoopback(0), Door.secure("0.0.0.0", 0, Set.of("hub.example"), keys));
    server = WebServer.start(doors, 1_000, new ObjectMapper(), config -> {}, routes -> routes.get("/scheme", ctx -> ctx.result(ctx.scheme())));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void bothDoorsLeadToTheSameServer() throws Exception {
    assertThat(ask(HttpClient.newHttpClient(), "http://127.0.0.1:" + server.port()).body()).isEqualTo("http");
    assertThat(ask(trusting(), secure("127.0.0.1")).body()).isEqualTo("https");
    assertThat(ask(trusting(), secure("localhost")).body()).isEqualTo("https");
  }

  @Test
  void whoDoesNotTrustTheAuthorityDoesNotConnect() {
    assertThatThrownBy(() -> ask(HttpClient.newHttpClient(), secure("127.0.0.1"))).isInstanceOf(SSLHandshakeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void modernTlsIsSpoken(String version) throws Exception {
    assertThat(shake(version).getProtocol()).isEqualTo(version);
  }

  /** Java refuses old versions by itself; the server's list is what is looked at. */
  @Test
  void oldTlsIsRefused() {
    assertThatThrownBy(() -> shake("TLSv1.1")).isInstanceOf(SSLException.class);
  }

  @Test
  void aDoorAnswersToItsNamesAlone() throws Exception {
    assertThat(named("hub.example")).isEqualTo(200);
    assertThat(named("HUB.example:8443")).isEqualTo(200);
    assertThat(named("evil.example")).isEqualTo(403);
  }

  @Test
  void aPageOfTheSameHostInTheClearIsAnotherOrigin() throws Exception {
    String host = "127.0.0.1:" + server.port(1);
    assertThat(from("https://" + host)).isEqualTo(200);
    assertThat(from("http://" + host)).isEqualTo(403);
    assertThat(from("null")).isEqualTo(403);
  }

  @Test
  void newKeysAreShownWithoutARestart() throws Exception {
    X509Certificate before = shown();
    assertThat(shown()).isEqualTo(before);
    server.renewKeys();
    assertThat(shown()).isNotEqualTo(before);
  }

  @Test
  void everyAnswerRestrictsTheBrowser() throws Exception {
    var headers = ask(trusting(), secure("127.0.0.1")).headers();
    assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(v -> assertThat(v).contains("default-src 'none'", "frame-ancestors 'none'"));
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  private static int from(String origin) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(secure("127.0.0.1") + "/scheme")).header("Origin", origin).build();
    return trusting().send(request, BodyHandlers.ofString()).statusCode();
  }

  private static int named(String host) throws Exception {
    try (SSLSocket socket = shaken("TLSv1.3")) {
      socket.getOutputStream().write(("GET /scheme HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return Integer.parseInt(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ", 3)[1]);
    }
  }

  private static X509Certificate shown() throws Exception {
    return (X509Certificate) shake("TLSv1.3").getPeerCertificates()[0];
  }

  private static SSLSession shake(String version) throws Exception {
    try (SSLSocket socket = shaken(version)) {
      return socket.getSession();
    }
  }

  private static SSLSocket shaken(String version) throws Exception {
    SSLContext context = AUTHORITY.trusted();
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port(1));
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {version});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static HttpClient trusting() {
    return HttpClient.newBuilder().sslContext(AUTHORITY.trusted()).build();
  }

  private static String secure(String host) {
    return "https://" + host + ":" + server.port(1);
  }

  private static HttpResponse<String> ask(HttpClient client, String base) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(base + "/scheme")).build(), BodyHandlers.ofString());
  }
}
