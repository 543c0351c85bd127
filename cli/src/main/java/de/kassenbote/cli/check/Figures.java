package de.kassenbote.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The hub's figures. One that lacks, and all that are old, are unknown and not 0. */
record Figures(JsonNode told) {
  private static final Duration FRESH = Duration.ofSeconds(60);

  static Figures of(Rest hub) {
    JsonNode now = hub.get("/api/v1/samples/now");
    Instant at = Instant.parse(now.path("at").asText());
    if (at.plus(FRESH).isBefore(Clock.systemUTC().instant())) {
      throw new Unknown("the hub's figures are those of %s".formatted(at));
    }
    return new Figures(now.path("figures"));
  }

  List<String> names() {
    return told.properties().stream().map(figure -> figure.getKey()).toList();
  }

  long of(String name) {
    JsonNode value = told.path(name);
    if (!value.isNumber()) {
      throw new Unknown("the hub does not tell its figure %s".formatted(name));
    }
    return value.asLong();
  }

  /** Of one in milliseconds. */
  long seconds(String name) {
    return of(name) / 1000;
  }
}
