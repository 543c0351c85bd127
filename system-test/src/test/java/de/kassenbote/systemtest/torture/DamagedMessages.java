package de.kassenbote.systemtest.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.systemtest.harness.HubProcess;
import java.util.Map;

/**
 * The operator's part: messages that arrived with flipped bits are evidence; what they carried came again. Entries that could not
 * be processed are not among them, those stay and count.
 */
final class DamagedMessages {
  private static final String LETTERS = "/api/v1/dead-letters";
  private static final String ENTRIES = "project-entries";

  private final HubProcess hub;
  private final Diary diary;

  DamagedMessages(HubProcess hub, Diary diary) {
    this.hub = hub;
    this.diary = diary;
  }

  void discard() {
    ObjectNode reason = JsonNodeFactory.instance.objectNode().put("reason", "bits were flipped on purpose");
    for (JsonNode letter : hub.rest().get(LETTERS + "?limit=1000&state=open").path("letters")) {
      String origin = letter.path("origin").asText();
      if (!origin.equals(ENTRIES)) {
        hub.rest().post(LETTERS + "/" + letter.path("id").asText() + "/discard", reason, Map.of());
        diary.note("%-8s  discarded a damaged message of %s: %s", "operator", origin, letter.path("causeMessage").asText());
      }
    }
  }
}
