package de.kassenbote.cli.top;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.hub.fleet.TillState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What the hub told at one moment.
 *
 * @param fleet {@code GET /api/v1/fleet}
 * @param samples {@code GET /api/v1/samples/now}
 */
record Look(JsonNode fleet, JsonNode samples) {
  static Look at(Rest hub) {
    return new Look(hub.get("/api/v1/fleet"), hub.get("/api/v1/samples/now"));
  }

  Instant moment() {
    return Instant.parse(fleet.path("hubTime").asText());
  }

  /** When the hub's own figures were read. */
  Instant figuresRead() {
    return Instant.parse(samples.path("at").asText());
  }

  long figure(String name) {
    return samples.path("figures").path(name).asLong();
  }

  int tills() {
    return fleet.path("tills").size();
  }

  /** State to number of tills, the worst state first. */
  Map<String, Long> states() {
    Map<String, Long> states = new LinkedHashMap<>();
    for (TillState state : TillState.values()) {
      states.put(state.id(), 0L);
    }
    fleet.path("tills").forEach(till -> states.merge(till.path("state").asText(), 1L, Long::sum));
    return states;
  }

  /** Entries that the hub has of the tills as they are installed now. */
  long recorded() {
    return sum("watermark");
  }

  /** Envelopes that tills took from their feeds. */
  long taken() {
    return figure("feeds:out");
  }

  long sum(String field) {
    return StreamSupport.stream(fleet.path("tills").spliterator(), false).mapToLong(till -> till.path(field).asLong()).sum();
  }
}
