package de.kassenbote.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.http.WebServer;
import de.kassenbote.routes.contract.Contract;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final String TOLD =
      """
      {"tills":[{"till":"K01","broker":"cannot read 'Erika Musterfrau'","unsentCount":3,"contactedAt":"2026-03-02T08:00:00Z"}],
       "link":{"state":"down","reason":"user=anna password=a,b \\"Erika\\""},"parts":{"disk":{"detail":"Key (name)=(Erika)"}},"conflict":null}
      """;

  @Test
  void whatIsToldOfFaultsLosesItsCitationsAsLogsDo() {
    JsonNode told = Contract.read(TOLD.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    WebServer app = WebServer.onLoopback(0, 10_000, Contract.mapper(), config -> {}, routes -> {
      routes.get("/health", ctx -> ctx.status(503).json(told));
      routes.get("/api/v1/fleet", ctx -> ctx.json(told));
    });
    try (app) {
      Answers answers = new Answers(new Rest(URI.create("http://127.0.0.1:" + app.port()), null, "hub"), new Redaction(List.of()));
      for (String text : List.of(answers.health(), answers.json("/api/v1/fleet"))) {
        JsonNode clean = Contract.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        assertThat(clean.at("/tills/0/broker").asText()).isEqualTo("cannot read ***");
        assertThat(clean.at("/tills/0/contactedAt").asText()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(clean.at("/tills/0/unsentCount").asInt()).isEqualTo(3);
        assertThat(clean.at("/link/reason").asText()).isEqualTo("user=anna password=***");
        assertThat(clean.at("/parts/disk/detail").asText()).isEqualTo("Key ***");
      }
    }
  }
}
