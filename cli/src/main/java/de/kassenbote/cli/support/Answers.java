package de.kassenbote.cli.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.client.Rest;

/** What a running app answers, without what may be a customer's. */
record Answers(Rest app, Redaction redaction) {
  String health() {
    return told(app.report("/health"));
  }

  String plain(String path) {
    return redaction.of(app.plain(path));
  }

  String json(String path) {
    return told(app.get(path));
  }

  /** How many failed for which reason, without the reason's words, which may cite what was in the message. */
  String deadLetterGroups() {
    JsonNode groups = app.get("/api/v1/dead-letters/groups");
    groups.forEach(group -> ((ObjectNode) group).remove("causeMessage"));
    return redaction.of(groups.toPrettyString());
  }

  /** The last thousand notes, without the words of what stepped aside. */
  String syncLog() {
    JsonNode page = app.get("/api/v1/sync-log?limit=1000");
    page.path("notes").forEach(note -> clean((ObjectNode) note));
    return redaction.of(page.toPrettyString());
  }

  /** Any text may be one of a fault. */
  private String told(JsonNode answer) {
    cleanTexts(answer);
    return redaction.of(answer.toPrettyString());
  }

  private void cleanTexts(JsonNode told) {
    if (told instanceof ObjectNode object) {
      object.properties().stream().filter(f -> f.getValue().isTextual()).toList().forEach(f -> object.put(f.getKey(), redaction.ofReason(f.getValue().asText())));
    }
    told.forEach(this::cleanTexts);
  }

  private void clean(ObjectNode note) {
    JsonNode detail = note.remove("detail");
    if (detail != null && !note.path("result").asText().equals("rejected")) {
      note.put("detail", redaction.ofReason(detail.asText()));
    }
  }
}
