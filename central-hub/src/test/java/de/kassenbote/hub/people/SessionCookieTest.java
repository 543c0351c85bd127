package de.kassenbote.hub.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.kassenbote.http.Door;
import de.kassenbote.http.MadeUpAuthority;
import de.kassenbote.http.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
  @Test
  void whatCameByTlsGoesByTlsAlone() throws Exception {
    MadeUpAuthority authority = new MadeUpAuthority();
    List<Door> doors = List.of(Door.onLoopback(0), Door.secure("127.0.0.1", 0, Set.of(), authority::serverKeys));
    try (WebServer server = WebServer.start(doors, 1_000, new ObjectMapper(), config -> {}, routes -> routes.get("/in", ctx -> SessionCookie.set(ctx, "secret")))) {
      HttpClient client = HttpClient.newBuilder().sslContext(authority.trusted()).build();
      assertThat(cookie(client, "https://127.0.0.1:" + server.port(1))).startsWith("__Host-kassenbote-session=secret; Path=/").contains("; Secure", "; HttpOnly", "SameSite=Strict").doesNotContain("Domain");
      assertThat(cookie(client, "http://127.0.0.1:" + server.port())).startsWith("kassenbote-session=secret; Path=/").contains("; HttpOnly", "SameSite=Strict").doesNotContain("Secure");
    }
  }

  private static String cookie(HttpClient client, String base) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(base + "/in")).build(), BodyHandlers.discarding()).headers().firstValue("Set-Cookie").orElseThrow();
  }
}
