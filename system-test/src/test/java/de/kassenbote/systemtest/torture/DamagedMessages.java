package de.kassenbote.systemtest.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.systemtest.harness.HubProcess;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The operator's part: messages that arrived with bits flipped at their till or at the hub are evidence; what they carried came
 * again. Entries that could not be processed are not among them, nor is what comes from where no bit was flipped: those stay and
 * count.
 */
final class DamagedMessages {
  private static final String LETTERS = "/api/v1/dead-letters";
  private static final String ENTRIES = "project-entries";

  private final HubProcess hub;
  private final Set<String> flipped;
  private final Diary diary;

  DamagedMessages(HubProcess hub, Schedule schedule, Diary diary) {
    this.hub = hub;
    this.flipped = schedule.torments().stream().filter(t -> t.kind().flipsBits()).map(Torment::victim).collect(Collectors.toSet());
    this.diary = diary;
  }

  void discard() {
    ObjectNode reason = JsonNodeFactory.instance.objectNode().put("reason", "bits were flipped on purpose");
    for (JsonNode letter : hub.rest().get(LETTERS + "?limit=1000&state=open").path("letters")) {
      String origin = letter.path("origin").asText();
      if (!origin.equals(ENTRIES) && isDamaged(letter)) {
        hub.rest().post(LETTERS + "/" + letter.path("id").asText() + "/discard", reason, Map.of());
        diary.note("%-8s  discarded a damaged message of %s: %s", "operator", origin, letter.path("causeMessage").asText());
      }
    }
  }

  private boolean isDamaged(JsonNode letter) {
    return flipped.contains(hub.name()) || flipped.contains(letter.path("till").asText());
  }
}
