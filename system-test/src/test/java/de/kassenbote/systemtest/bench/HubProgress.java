package de.kassenbote.systemtest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;

/** How many entries the hub has committed, and how many of them it has projected, as it says itself. */
record HubProgress(Rest hub) {
  void awaitRecorded(long entries) {
    Waiting.until("the hub has recorded %,d entries".formatted(entries), () -> progress().path("total").longValue() >= entries);
  }

  void awaitProjected(long entries) {
    Waiting.until("the hub has projected %,d entries".formatted(entries), () -> progress().path("done").longValue() >= entries);
  }

  /** Returns when the projections are thrown away, and nothing or little is built again. */
  void rebuild() {
    hub.post("/api/v1/rebuild");
    Waiting.until("the hub has begun to rebuild", () -> !progress().path("state").asText().equals("requested"));
  }

  private JsonNode progress() {
    return hub.get("/api/v1/rebuild");
  }
}
